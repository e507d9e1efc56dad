import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { everyVerb } from "../../src/features.ts";
import { en } from "../../src/texts/en.ts";
import { ko } from "../../src/texts/ko.ts";

type Leaf = string | number | boolean | null | undefined | ((...args: never[]) => unknown);
type Tree = { readonly [key: string]: Leaf | Tree } | Leaf;

/** `card.warnings.noTeam` and what stands there. */
function leaves(tree: Tree, path = ""): [string, Leaf][] {
  if (tree === null || typeof tree !== "object") return [[path, tree]];
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, path === "" ? key : `${path}.${key}`));
}

const sources = (locale: "en" | "ko"): { file: string; text: string }[] => {
  const folder = new URL(`../../src/texts/${locale}/`, import.meta.url);
  return readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), "utf8") }));
};

/** What somebody reads on a screen, without what is code. */
const koreanSources = sources("ko");
const spoken = new Set(["spoken.ts", "notify.ts"]);

describe("both languages", () => {
  it("say the same things, each in its own words", () => {
    const english = leaves(en as unknown as Tree);
    const korean = new Map(leaves(ko as unknown as Tree));
    expect([...korean.keys()].toSorted()).toEqual(english.map(([key]) => key).toSorted());
    for (const [key, value] of english) expect([key, typeof korean.get(key)]).toEqual([key, typeof value]);
  });

  it("leave nothing empty but what is empty in both", () => {
    const korean = new Map(leaves(ko as unknown as Tree));
    const empty = leaves(en as unknown as Tree).filter(([key, value]) => value === "" && korean.get(key) !== "");
    // A question may need its second half in one language only.
    expect(empty.filter(([key]) => !key.endsWith(".further") && !key.endsWith(".usage"))).toEqual([]);
  });

  it("press no button called OK, Submit or 확인", () => {
    const bare = [...leaves(en as unknown as Tree), ...leaves(ko as unknown as Tree)].filter(
      ([, value]) => typeof value === "string" && /^(ok|okay|submit|yes|확인|제출)[.!]?$/i.test(value.trim()),
    );
    expect(bare).toEqual([]);
  });

  it("shout nowhere and thank nobody with an exclamation mark", () => {
    const loud = [...leaves(en as unknown as Tree), ...leaves(ko as unknown as Tree)].filter(
      ([, value]) => typeof value === "string" && value.includes("!"),
    );
    expect(loud).toEqual([]);
  });

  it("fit Slack's titles, buttons and select labels", () => {
    const texts = [...leaves(en as unknown as Tree), ...leaves(ko as unknown as Tree)];
    const title = /(^|\.)(title|\w*Title|submit\w*|send|save|close|back|cancel)$/;
    const long = texts.filter(([key, value]) => title.test(key) && typeof value === "string" && [...value].length > 75);
    expect(long).toEqual([]);
    const forms = texts.filter(
      ([key, value]) => /[fF]orm\.(title|submit|save|send|close)$/.test(key) && typeof value === "string",
    );
    expect(forms.filter(([, value]) => [...(value as string)].length > 24)).toEqual([]);
    expect(forms.length).toBeGreaterThan(8);
  });

  it("keep the titles of forms within 24 characters for the longest number", () => {
    const longest = "INC-10420";
    for (const texts of [en, ko]) {
      const titles = [
        texts.close.resolveTitle(longest),
        texts.close.closeTitle(longest),
        texts.close.reopenTitle(longest),
        texts.close.cancelTitle(longest),
        texts.severity.title({ incident: longest }),
        texts.updates.form.title({ incident: longest }),
        texts.paging.form.title({ incident: longest }),
        texts.roles.title({ incident: longest }),
        texts.reminders.form.title,
        texts.me.form.title,
        texts.me.codeForm.title,
      ];
      expect(titles.filter((each) => [...each].length > 24)).toEqual([]);
    }
  });
});

describe("Korean", () => {
  it("puts no particle behind a variable that isn't a person", () => {
    // After a name comes 님, which every particle fits; after anything else nobody knows which one would.
    const particle = /\$\{a\.(\w+)(?:\.\w+)?\}(을|를|이|가|은|는|과|와|으로|로)(?![가-힣])/g;
    const people = new Set([
      "who",
      "by",
      "to",
      "from",
      "ic",
      "comms",
      "whom",
      "people",
      "owner",
      "person",
      "whose",
      "taker",
      "other",
    ]);
    const found = koreanSources
      .filter(({ file }) => !spoken.has(file))
      .flatMap(({ file, text }) =>
        [...text.matchAll(particle)].map((match) => ({ file, name: match[1]!, text: match[0] })),
      )
      .filter(({ name }) => !people.has(name));
    expect(found).toEqual([]);
  });

  it("speaks of 점검 only where something is planned or rehearsed", () => {
    const rehearsing = new Set(["checks.ts", "rehearsal.ts", "me.ts", "help.ts", ...spoken]);
    const said = koreanSources.filter(({ file, text }) => text.includes("점검") && !rehearsing.has(file));
    expect(said.map(({ file }) => file)).toEqual([]);
  });

  it("writes no space before %, and neither 포스트모텀 nor 이슈", () => {
    const odd = koreanSources.filter(({ text }) => /\d %|포스트모텀|이슈/.test(text));
    expect(odd.map(({ file }) => file)).toEqual([]);
  });

  it("keeps the card's buttons short", () => {
    const { card, paging, silence, reminders, updates } = ko;
    const labels = [
      card.mitigated,
      card.identified,
      card.severityButton,
      card.draftUpdate,
      card.page,
      card.more,
      card.resolve,
      card.itsBack,
      card.close,
      card.reopen,
      card.postmortem,
      card.roles,
      card.handOver,
      card.cancel,
      ...Object.values(card.takeRole),
      paging.onIt,
      paging.cannot,
      silence.stillOnIt,
      silence.onACall,
      silence.needHelp,
      reminders.review,
      reminders.noChange,
      reminders.later,
      reminders.stop,
      updates.approve,
      updates.edit,
    ];
    expect(labels.filter((label) => [...label.replace(/\s/g, "")].length > 8)).toEqual([]);
  });
});

describe("the words of the command", () => {
  it("have a Korean word each, and none stands for two", () => {
    expect(everyVerb.filter((verb) => verb.korean.length === 0).map((verb) => verb.name)).toEqual([]);
    const words = everyVerb.flatMap((verb) =>
      [verb.name, ...verb.aliases, ...verb.korean].map((word) => word.toLowerCase()),
    );
    const twice = words.filter((word, index) => words.indexOf(word) !== index);
    expect(twice).toEqual([]);
  });
});
