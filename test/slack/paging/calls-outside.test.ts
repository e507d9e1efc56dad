import { describe, expect, it } from "vitest";
import type { Notifier, PageCall } from "../../../src/notify/notifier.ts";
import { smsText } from "../../../src/notify/sms/sms-text.ts";
import { pagePerformers } from "../../../src/slack/paging/performers.ts";
import { openWarRoom } from "../war-room.ts";
import { ways } from "../../../src/notify/ways.ts";

/** What a way outside Slack is handed for a call, and for its end. */
async function open(declaration: object = {}) {
  const room = await openWarRoom();
  const calls: PageCall[] = [];
  const keep = async (call: PageCall): Promise<void> => void calls.push(call);
  const nothing = async (): Promise<void> => undefined;
  const rest = { check: nothing, endCheck: nothing };
  const way: Notifier = { ...ways.sms, reaches: () => true, page: keep, standDown: keep, ...rest };
  const parts = { ...room.parts, publicUrl: "https://watchfire.example.com" };
  const performers = pagePerformers(parts, [way]);
  const { number } = await room.declares(declaration);
  const performance = async () => {
    const history = await room.engine.history(number);
    return { id: "1:1:1", token: 1, attempt: 1, incident: (await room.engine.load(number))!, because: history.at(-1)! };
  };
  return { ...room, number, calls, performers, performance };
}

describe("a call outside Slack", () => {
  it("carries what a way words it from, under a key that stays", async () => {
    const { performers, performance, calls } = await open();
    const { incident } = await performance();
    const { step } = incident.paging.calls[0]!;
    await performers.page({ kind: "page", step, person: "U0LINUS", means: "sms", ring: 1 }, await performance());
    await performers.page(
      { kind: "page", step, person: "U0LINUS", means: "sms", ring: 1 },
      { ...(await performance()), attempt: 2 },
    );
    expect(calls.map(({ id, attempt }) => [id, attempt])).toEqual([
      [`INC-1:${step}:U0LINUS`, 1],
      [`INC-1:${step}:U0LINUS`, 2],
    ]);
    expect(calls[0]!.shortUrl).toMatch(/^https:\/\/watchfire\.example\.com\/a\/1-/);
    expect(calls[0]!.facts).toMatchObject({
      number: 1,
      severity: "sev1",
      severityName: "SEV1",
      title: "Checkout is down",
      layer: "primary",
      team: "payments",
      quietMinutes: null,
      over: null,
    });
    expect(calls[0]!.facts.next!.people).toMatch(/margaret/i);
    expect(smsText(calls[0]!, { phone: "+16175550123", twoWay: true })).toMatch(/^SEV1 INC-1 Checkout is down\. /);
  });

  it("gives the title of a private incident to nobody", async () => {
    const { performers, performance, calls } = await open({ private: true });
    const { incident } = await performance();
    const { step } = incident.paging.calls[0]!;
    await performers.page({ kind: "page", step, person: "U0LINUS", means: "sms", ring: 1 }, await performance());
    expect(JSON.stringify(calls)).not.toContain("Checkout");
  });

  it("ends with who has it, and every call that ends", async () => {
    const { performers, performance, calls, does, number } = await open();
    await does(number, { type: "answerPage", means: "link" }, "U0LINUS");
    const { because, incident } = await performance();
    expect(because.event.type).toBe("peopleStoodDown");
    const { step } = incident.paging.calls.find(({ person }) => person === "U0ADA")!;
    await performers.standDown({ kind: "standDown", step, person: "U0ADA", means: "sms" }, await performance());
    expect(calls[0]).toMatchObject({
      kind: "standDown",
      ends: [`INC-1:${step}:U0ADA`],
      facts: { over: { why: "answered", who: expect.stringMatching(/linus/i) } },
    });
  });
});
