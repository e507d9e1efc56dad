import { describe, expect, it } from "vitest";
import type { TooFast } from "../../src/engine/performer.ts";
import { Rejected, type Check, type Notifier, type PageCall } from "../../src/notify/notifier.ts";

export const someCall: PageCall = {
  id: "INC-42:3:U0LINUS",
  kind: "page",
  incident: "INC-42",
  step: 3,
  target: "U0LINUS",
  attempt: 1,
  ring: 1,
  title: "SEV1 INC-42 결제 실패",
  text: "You are called as Primary for payments.",
  facts: {
    locale: "en",
    severity: "sev1",
    severityName: "SEV1",
    number: 42,
    drill: false,
    title: "결제 실패",
    layer: "primary",
    team: "payments",
    quietMinutes: null,
    next: null,
    zone: "Asia/Seoul",
    over: null,
  },
  ackUrl: "https://watchfire.example.com/answer/abc",
  shortUrl: "https://watchfire.example.com/a/42-3-0-7KQ2MXAB",
  ends: [],
};

/** A test page. */
export const someRehearsal: Check = {
  id: "person:U0LINUS:rehearsal:3:sms",
  kind: "rehearsal",
  number: 3,
  target: "U0LINUS",
  address: null,
  attempt: 1,
  title: "[TEST] Watchfire rehearsal",
  text: "This is a test page, not a real incident.",
  facts: { locale: "en", code: null },
  ackUrl: "https://watchfire.example.com/answer/def",
  shortUrl: "https://watchfire.example.com/a/R-U0LINUS-7KQ2MXAB",
};

/** A code for an address that isn't Linus's yet. */
export const codeTo = (address: string): Check => ({
  ...someRehearsal,
  id: "person:U0LINUS:code:2",
  kind: "code",
  number: 2,
  address,
  title: "Your Watchfire code",
  text: "471108 is your code.",
  facts: { locale: "en", code: "471108" },
  ackUrl: null,
  shortUrl: null,
});

export interface Rig {
  notifier: Notifier;
  /** What reached the far end. */
  received: readonly unknown[];
}

/** What the far end does with the next calls; null where a way has no far end that could fail. */
export interface Trouble {
  /** Left out where the far end has no word for it. */
  busy?(rig: Rig, seconds: number): void;
  broken(rig: Rig): void;
  refusing(rig: Rig): void;
}

/** What every way of reaching people must do, whoever delivers it. */
export function notifierContract(name: string, open: () => Rig | Promise<Rig>, trouble: Trouble | null): void {
  describe(`${name} as a way to reach people`, () => {
    it("has a name that can stand in the record", async () => {
      expect((await open()).notifier.name).toMatch(/^[a-z]+$/);
    });

    it("hands a page over", async () => {
      const rig = await open();
      expect(rig.notifier.reaches("U0LINUS")).toBe(true);
      await rig.notifier.page(someCall);
      expect(rig.received).toHaveLength(1);
    });

    it("takes the same page twice", async () => {
      const rig = await open();
      await rig.notifier.page(someCall);
      await expect(rig.notifier.page({ ...someCall, attempt: 2 })).resolves.toBeUndefined();
    });

    it("stands somebody down, also whom it never called", async () => {
      const { notifier } = await open();
      await expect(notifier.standDown({ ...someCall, kind: "standDown", ackUrl: null })).resolves.toBeUndefined();
    });

    it("is of a kind, and says whether it rings", async () => {
      const { kind, rings } = (await open()).notifier;
      expect(["push", "sms", "voice", "mail"]).toContain(kind);
      // What lets people sleep on must not count as a way to wake them.
      if (kind === "sms" || kind === "mail") expect(rings).toBe(false);
      if (kind === "voice") expect(rings).toBe(true);
    });

    it("hands a rehearsal over, takes it twice, and ends it", async () => {
      const rig = await open();
      await rig.notifier.check(someRehearsal);
      expect(rig.received).toHaveLength(1);
      await expect(rig.notifier.check({ ...someRehearsal, attempt: 2 })).resolves.toBeUndefined();
      await expect(rig.notifier.endCheck(someRehearsal)).resolves.toBeUndefined();
    });

    it("says of no rehearsal that it is an incident", async () => {
      const rig = await open();
      await rig.notifier.check(someRehearsal);
      const said = JSON.stringify(rig.received);
      expect(said).not.toMatch(/INC-|SEV/);
    });

    it.runIf(trouble?.busy)("asks for as much patience as it was asked for", async () => {
      const rig = await open();
      trouble!.busy!(rig, 7);
      await expect(rig.notifier.page(someCall)).rejects.toMatchObject({ afterMs: 7_000 } satisfies Partial<TooFast>);
    });

    it.runIf(trouble)("may be tried again after a failure of the far end", async () => {
      const rig = await open();
      trouble!.broken(rig);
      const error: unknown = await rig.notifier.page(someCall).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(Rejected);
      await expect(rig.notifier.page({ ...someCall, attempt: 2 })).resolves.toBeUndefined();
    });

    it.runIf(trouble)("says when trying again is useless", async () => {
      const rig = await open();
      trouble!.refusing(rig);
      await expect(rig.notifier.page(someCall)).rejects.toBeInstanceOf(Rejected);
    });
  });
}
