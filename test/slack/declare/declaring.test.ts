import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { openDesk, whispered } from "../verbs/command-desk.ts";
import { workspaceConfig } from "../verbs/workspace-config.ts";

describe("the form", () => {
  it("declares what was filled in, and tells the declarer", async () => {
    const { ben, open, parts } = await openDesk();
    await ben.types("#general", "/incident");
    const { ok } = await ben.submits({
      title: "Search is slow",
      severity: "sev3",
      kind: "application",
      service: "checkout",
      summary: "since the deploy",
      also: ["drill"],
    });
    expect(ok).toBe(true);
    expect(await open()).toMatchObject([
      {
        title: "Search is slow",
        severity: "sev3",
        severityConfirmed: true,
        kind: "application",
        service: "checkout",
        team: "payments",
        summary: "since the deploy",
        drill: true,
        private: false,
      },
    ]);
    expect(parts.config.services).toHaveLength(1);
    expect(whispered(ben, ben.directMessage())).toContain("[DRILL] *INC-1* is open: Search is slow.");
  });

  it("needs no more than a title, and keeps what was typed when it is refused", async () => {
    const { ben, open } = await openDesk();
    await ben.types("#general", "/incident");
    expect(await ben.submits({ title: "\u202E" })).toMatchObject({
      errors: { title: expect.stringContaining("few words") },
    });
    expect(await open()).toEqual([]);
    await ben.submits({ title: "Something is odd" });
    expect(await open()).toMatchObject([{ severity: "sev2", severityConfirmed: false, team: "payments" }]);
  });

  it("lets the first true question decide, keeps the title, and offers privacy for a leak", async () => {
    const { ben, open } = await openDesk();
    await ben.types("#general", "/incident");
    await ben.fills({ title: "Keys in a public bucket" });
    await ben.clicks("Help me choose");
    await ben.selects("declare.question#null", "dataOrIntruder");
    const { ok, errors } = await ben.submits();
    expect({ ok, errors }).toEqual({ ok: true, errors: undefined });
    expect(await open()).toMatchObject([
      { title: "Keys in a public bucket", severity: "sev1", severityConfirmed: true, private: true },
    ]);
  });

  it("goes back to choosing oneself", async () => {
    const { ben, open } = await openDesk();
    await ben.types("#general", "/incident");
    await ben.clicks("Help me choose");
    await ben.clicks("Choose it myself");
    await ben.submits({ title: "Typo", severity: "sev4" });
    expect(await open()).toMatchObject([{ severity: "sev4", room: "thread" }]);
    expect(whispered(ben, ben.directMessage())).toContain("nobody is called");
  });
});

describe("the shortcuts", () => {
  it("open the form from anywhere", async () => {
    const { ben, open } = await openDesk();
    await ben.shortcut("declare_incident");
    await ben.submits({ title: "Mail is down" });
    expect(await open()).toMatchObject([{ title: "Mail is down", origin: { channel: null, ts: null } }]);
  });

  it("begin with a message's first line, and remember the message", async () => {
    const { ben, open, slack } = await openDesk();
    const { ts } = ben.says("#payments", "\nErrors & timeouts on @grace's host\nsecond line");
    const channel = slack.channel("#payments")!.id;
    await ben.shortcut("declare_from_message", { channel, ts });
    await ben.submits();
    expect(await open()).toMatchObject([
      { title: "Errors & timeouts on @Grace Hopper's host", origin: { channel, ts } },
    ]);
  });

  it("refuse a guest in their own conversation with us", async () => {
    const { person } = await openDesk();
    const gus = person("U0GUS");
    await gus.shortcut("declare_incident");
    expect(gus.modals()).toEqual([]);
    expect(whispered(gus, gus.directMessage())).toMatch(/guests/iu);
  });
});

describe("the same words twice", () => {
  it("are asked about within a minute, and nobody is called again", async () => {
    const { ben, open } = await openDesk();
    await ben.types("#general", "/incident checkout is down");
    const { text } = await ben.types("#general", "/incident  Checkout is DOWN ");
    expect(text).toContain("INC-1 looks the same");
    expect(await open()).toHaveLength(1);
    await ben.clicks("Declare a separate one", { in: "#general" });
    expect(await open()).toHaveLength(2);
  });

  it("lead into the room that is there", async () => {
    const { ben, seat, slack } = await openDesk();
    await ben.types("#general", "/incident checkout is down");
    const room = ben.creates("inc-1");
    slack.person("U0BEN").invites("#inc-1", "U0WATCHFIRE");
    await seat(1, "#inc-1");
    ben.leaves("#inc-1");
    await ben.types("#general", "/incident checkout is down");
    await ben.clicks("Join INC-1", { in: "#general" });
    expect(slack.channel(room.id)!.members).toContain("U0BEN");
  });

  it("are two incidents later, from somebody else, or in other words", async () => {
    const { ben, person, open, clock } = await openDesk();
    await ben.types("#general", "/incident checkout is down");
    await person("U0GRACE").types("#general", "/incident checkout is down");
    await ben.types("#general", "/incident checkout is slow");
    await clock.move(2 * MINUTE);
    await ben.types("#general", "/incident checkout is down");
    expect(await open()).toHaveLength(4);
  });
});

describe("a service that the words don't tell", () => {
  it("is asked of the declarer, and moves the call", async () => {
    const { ben, open } = await openDesk({ config: workspaceConfig });
    await ben.types("#general", "/incident checkout and search are down");
    expect(await open()).toMatchObject([{ service: null, team: "payments" }]);
    await ben.selects("Choose a service", "search", { in: "#general" });
    expect(await open()).toMatchObject([{ service: "search", team: "search" }]);
    expect((await open())[0]!.paging.calls.filter(({ state }) => state === "ringing")).toMatchObject([
      { person: "U01ADA" },
    ]);
    expect(whispered(ben, "#general")).toContain("Calls go to search");
  });

  it("isn't asked when one is named", async () => {
    const { ben } = await openDesk({ config: workspaceConfig });
    await ben.types("#general", "/incident search is down");
    expect(whispered(ben, "#general")).not.toContain("Which service");
  });
});

describe("in Korean", () => {
  it("asks and answers in the declarer's language, with nothing cut", async () => {
    const { person, open } = await openDesk();
    const jiwoo = person("U0JIWOO");
    await jiwoo.types("#general", "/incident");
    await jiwoo.clicks("등급 고르기");
    expect(JSON.stringify(jiwoo.modals().at(-1)!.view.blocks)).not.toContain("…");
    await jiwoo.selects("declare.question#null", "coreForAll");
    await jiwoo.submits({ title: "카드결제가 안 됩니다" });
    expect(await open()).toMatchObject([{ severity: "sev1", private: false, service: "checkout" }]);
    expect(whispered(jiwoo, jiwoo.directMessage())).toContain("선언 완료");
  });

  it("says nothing longer than Slack shows in English either", async () => {
    const { ben } = await openDesk({ config: workspaceConfig });
    await ben.types("#general", "/incident");
    expect(JSON.stringify(ben.modals().at(-1)!.view.blocks)).not.toContain("…");
    await ben.clicks("Help me choose");
    expect(JSON.stringify(ben.modals().at(-1)!.view.blocks)).not.toContain("…");
  });
});
