import { fc } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { openWorld } from "../stories/open-world.ts";
import type { World } from "../world/world.ts";
import { everythingShown, markupShown } from "./outbound.ts";
import { wholeLife } from "./whole-life.ts";

const fragments = [
  "<!channel>",
  "<!here>",
  "<!everyone|everyone>",
  "<@U0EVIL>",
  "<@U0MARGARET>",
  "<#C0EVIL|general>",
  "<!subteam^S0EVIL|@all>",
  "<!date^1^{ago}|evil>",
  "<https://evil.example|Runbook>",
  "<mailto:evil@example.com|mail>",
  "<!channel",
  "&lt;!channel&gt;",
  "&amp;lt;!here&amp;gt;",
  "@channel",
  ">",
  "<<!here>>",
  "|",
  "*bold*",
  "`code",
  "__proto__",
  "constructor",
  "\u202E",
  "\u2066",
  "\u0000",
  "\u0007",
  "\u001B[31m",
  "\u2028",
  "\r\n",
  "\uD83D",
  "\uDC00",
  "🔥",
  "👩‍👩‍👧‍👦",
  "장애",
  "ㅈㅏㅇㅇㅐ",
  "e\u0301",
  "${x}",
  "{{x}}",
  "%s",
  "'; drop table events; --",
];
const hostile = (most: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 8, unit: "binary" })), { maxLength: 12 })
    .map((parts) => `x${parts.join("")}`.slice(0, most));
// A mention becomes a name, which may be longer: what is written must still fit an entry then.
const long = fc.constantFrom(...fragments).chain((part) => fc.constant(`y${part.repeat(600)}`.slice(0, 600)));
const words = fc.record({
  title: hostile(140),
  summary: fc.oneof(hostile(300), long),
  text: fc.oneof(hostile(300), long),
  reason: hostile(200),
});

/** What our own templates make: people who take part, rooms, times, our workspace's messages, the file's runbooks. */
const ours =
  /^(?:@U0(?:BEN|GRACE|HANA|ADA|LINUS|MARGARET|JIWOO|WATCHFIRE)|#C\w+|!date\^\d+\^\{[a-z_]+\}(?: \{[a-z_]+\})?\|[^|]+|https:\/\/(?:practice\.slack\.com|runbooks\.example\.com)\/[^|]*(?:\|[^|]+)?)$/u;

describe("whatever people write", () => {
  it("becomes no mention, no broadcast, no link, and changes nothing around it", async () => {
    await fc.assert(
      fc.asyncProperty(words, async (given) => {
        const world = await openWorld("sqlite");
        await renamePeople(world);
        await wholeLife(world, given);
        expectHarmless(world);
        expect((await world.incident()).phase).toBe("cancelled");
      }),
      { numRuns: 4 },
    );
  }, 60_000);

  it("fits Slack's limits when it is as long as it may be, in either language", async () => {
    const filled = [
      ["en", "<!here> "],
      ["en", "🔥"],
      ["ko", "가"],
      ["ko", '"\\\n'],
    ] as const;
    for (const [locale, part] of filled) {
      const world = await openWorld("sqlite", { locale });
      const fill = (most: number): string => `z${part.repeat(most)}`.slice(0, most).toWellFormed();
      await wholeLife(world, { title: fill(150), summary: fill(2_000), text: fill(1_980), reason: fill(500) });
      expectHarmless(world);
      expect(new Set((await world.bot().parts.engine.history(1)).map(({ event }) => event.type)).size).toBeGreaterThan(
        25,
      );
    }
  }, 60_000);
});

function expectHarmless(world: World): void {
  const refused = world.slack.calls.filter(({ result }) =>
    /invalid_blocks|invalid_arguments|too_long|no_text/.test(JSON.stringify(result ?? "")),
  );
  expect(refused.map(({ method, result, args }) => JSON.stringify([method, result, args]).slice(0, 2_000))).toEqual([]);
  const shown = everythingShown(world);
  expect(shown.length).toBeGreaterThan(500);
  const invisible = shown.filter(({ text }) =>
    /[\u202A-\u202E\u2066-\u2069]|(?![\t\n])\p{Cc}|\p{Surrogate}/u.test(text),
  );
  expect(invisible.map(({ method, text }) => `${method} ${JSON.stringify(text.slice(0, 300))}`)).toEqual([]);
  const wrong = markupShown(world).flatMap((text) => {
    const tokens = [...text.matchAll(/<([^<>]*)>/gu)].map((match) => match[1]!);
    const foreign = tokens.filter((token) => !ours.test(token));
    const rest = /[<>]/u.test(text.replaceAll(/<[^<>]*>/gu, ""));
    return foreign.length > 0 || rest ? [JSON.stringify({ foreign, rest, text: text.slice(0, 400) })] : [];
  });
  expect(wrong).toEqual([]);
  expect(markupShown(world).length).toBeGreaterThan(200);
}

async function renamePeople(world: World): Promise<void> {
  await world.ben.setsProfile({ displayName: "<!here> Ben" });
  await world.grace.setsProfile({ displayName: "Gr\u202Eace <@U0EVIL>" });
  await world.linus.setsProfile({ displayName: "<https://evil.example|Linus>" });
  await world.hana.setsProfile({ displayName: "*Hana* `x` &lt;!channel&gt;" });
  await world.settle();
}
