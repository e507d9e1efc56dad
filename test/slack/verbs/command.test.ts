import { describe, expect, it } from "vitest";
import { openDesk, whispered } from "./command-desk.ts";

describe("the command outside a war room", () => {
  it("declares a title at once, unconfirmed, for the service it names", async () => {
    const { ben, open } = await openDesk();
    const { ok, text } = await ben.types("#general", "/incident checkout is down");
    expect(ok).toBe(true);
    expect(text).toContain("*INC-1* is open: checkout is down.");
    expect(text).toContain("<@U0LINUS> (Primary)");
    expect(await open()).toMatchObject([
      {
        number: 1,
        severity: "sev2",
        severityConfirmed: false,
        service: "checkout",
        team: "payments",
        declaredBy: "U0BEN",
      },
    ]);
    expect(whispered(ben, "#general")).toContain("Cancel it");
  });

  it("takes a severity from anywhere in the line, and people's markup as words", async () => {
    const { ben, open } = await openDesk();
    await ben.types("#general", "/incident new all <!channel> & <b> down for @grace P1");
    const [incident] = await open();
    expect(incident).toMatchObject({ severity: "sev1", severityConfirmed: true });
    expect(incident!.title).toBe("all @channel & <b> down for @Grace Hopper");
    expect(whispered(ben, "#general")).not.toContain("<!channel>");
  });

  it("asks before it declares what could be a verb, and does what is chosen", async () => {
    const { ben, open } = await openDesk();
    await ben.types("#general", "/incident lsit");
    expect(await open()).toEqual([]);
    await ben.clicks("Declare it", { in: "#general" });
    expect((await open()).map(({ title }) => title)).toEqual(["lsit"]);
    await ben.types("#general", "/incident helpp");
    await ben.clicks("Use /incident help", { in: "#general" });
    expect(whispered(ben, "#general")).toContain("/incident list");
    expect(await open()).toHaveLength(1);
  });

  it("says which rooms a war room's verb may have been meant for", async () => {
    const { ben, seat, slack } = await openDesk();
    expect((await ben.types("#general", "/incident mitigate")).text).toContain("none is open");
    await ben.types("#general", "/incident checkout is down");
    await seat(1, "#payments");
    const { text } = await ben.types("#general", "/incident mitigate");
    expect(text).toContain(`INC-1 <#${slack.channel("#payments")!.id}>`);
  });

  it("says that a word comes later, and what helps meanwhile", async () => {
    const { ben, open } = await openDesk();
    expect((await ben.types("#general", "/incident stats")).text).toContain("export json");
    expect((await ben.types("#general", "/incident merge INC-1")).text).toContain("comes later");
    expect(await open()).toEqual([]);
  });

  it("opens the form when nothing is said, or no more than a severity", async () => {
    const { ben } = await openDesk();
    await ben.types("#general", "/incident");
    await ben.closes();
    await ben.types("#general", "/incident sev1");
    expect(JSON.stringify(ben.modals().at(-1)?.view.blocks)).toContain('"initial_option"');
  });

  it("refuses a guest, by line and by form", async () => {
    const { person, open } = await openDesk();
    const gus = person("U0GUS");
    expect((await gus.types("#payments", "/incident checkout is down")).text).toMatch(/guests/i);
    expect((await gus.types("#payments", "/incident")).text).toMatch(/guests/i);
    expect(gus.modals()).toEqual([]);
    expect(await open()).toEqual([]);
  });
});

describe("the command in a war room", () => {
  it("carries out verbs, also those typed on the other keyboard", async () => {
    const { ben, seat } = await openDesk();
    await ben.types("#general", "/incident checkout is down");
    await seat(1, "#payments");
    expect((await ben.types("#payments", "/incident mitigate rolled back")).text).toBe("mitigated INC-1: rolled back");
    expect((await ben.types("#payments", "/incident dhksghk")).text).toBe("mitigated INC-1: ");
  });

  it("offers what was meant, and a new incident only last", async () => {
    const { ben, open, seat } = await openDesk();
    await ben.types("#general", "/incident checkout is down");
    await seat(1, "#payments");
    const { text } = await ben.types("#payments", "/incident mitgate rolled back");
    expect(text).toContain("mitgate");
    expect(await open()).toHaveLength(1);
    await ben.clicks("mitigate", { in: "#payments" });
    expect(whispered(ben, "#payments")).toContain("mitigated INC-1: rolled back");
    await ben.types("#payments", "/incident search is slow");
    await ben.clicks("Declare a new incident", { in: "#payments" });
    expect((await open()).map(({ title }) => title)).toEqual(["checkout is down", "search is slow"]);
  });

  it("shows what can be done now, and only to whoever asked", async () => {
    const { ben, seat, person } = await openDesk();
    await ben.types("#general", "/incident checkout is down");
    await seat(1, "#payments");
    expect((await ben.types("#payments", "/incident")).text).toContain("INC-1");
    expect(whispered(ben, "#payments")).toContain("Take command");
    expect(whispered(person("U0GRACE"), "#payments")).not.toContain("Take command");
  });
});

describe("looking things up", () => {
  it("lists by severity, then age, and private ones only to those inside", async () => {
    const { ben, person, seat, slack, open } = await openDesk();
    await ben.types("#general", "/incident sev3 search is slow");
    await ben.types("#general", "/incident sev1 checkout is down");
    await ben.types("#general", "/incident");
    await ben.submits({ title: "Keys leaked", severity: "sev1", also: ["private"] });
    expect((await open()).at(-1)).toMatchObject({ private: true, title: "Keys leaked" });
    await ben.types("#general", "/incident list");
    const shown = whispered(ben, "#general");
    expect(shown.indexOf("checkout is down")).toBeLessThan(shown.indexOf("search is slow"));
    expect(shown).not.toContain("Keys leaked");
    ben.creates("inc-3", { private: true });
    slack.person("U0BEN").invites("#inc-3", "U0WATCHFIRE");
    await seat(3, "#inc-3");
    await ben.types("#general", "/incident list");
    expect(whispered(ben, "#general")).toContain("Keys leaked");
    const grace = person("U0GRACE");
    await grace.types("#general", "/incident list");
    expect(whispered(grace, "#general")).not.toContain("Keys leaked");
  });

  it("says who is on call, now and then", async () => {
    const { ben } = await openDesk();
    await ben.types("#general", "/incident oncall");
    expect(whispered(ben, "#general")).toMatch(
      /Primary <@U0LINUS> \(until .*Secondary <@U0ADA>.*manager <@U0MARGARET>/u,
    );
    expect((await ben.types("#general", "/incident oncall payments Sun 03:00")).text).toContain("On call at");
  });

  it("explains the words, one by one too, in the reader's language", async () => {
    const { ben, person } = await openDesk();
    await ben.types("#general", "/incident help oncall");
    expect(whispered(ben, "#general")).toContain("온콜");
    const jiwoo = person("U0JIWOO");
    await jiwoo.types("#general", "/incident 도움말");
    expect(whispered(jiwoo, "#general")).toContain("/incident 목록");
    expect((await ben.types("#general", "/incident help nonsense")).text).toContain('"nonsense"');
  });
});
