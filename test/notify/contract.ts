import { describe, expect, it } from "vitest";
import type { TooFast } from "../../src/engine/performer.ts";
import { Rejected, type Notifier, type PageCall } from "../../src/notify/notifier.ts";

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
export function notifierContract(name: string, open: () => Rig, trouble: Trouble | null): void {
  describe(`${name} as a way to reach people`, () => {
    it("has a name that can stand in the record", () => {
      expect(open().notifier.name).toMatch(/^[a-z]+$/);
    });

    it("hands a page over", async () => {
      const rig = open();
      expect(rig.notifier.reaches("U0LINUS")).toBe(true);
      await rig.notifier.page(someCall);
      expect(rig.received).toHaveLength(1);
    });

    it("takes the same page twice", async () => {
      const rig = open();
      await rig.notifier.page(someCall);
      await expect(rig.notifier.page({ ...someCall, attempt: 2 })).resolves.toBeUndefined();
    });

    it("stands somebody down, also whom it never called", async () => {
      const { notifier } = open();
      await expect(notifier.standDown({ ...someCall, kind: "standDown", ackUrl: null })).resolves.toBeUndefined();
    });

    it.runIf(trouble?.busy)("asks for as much patience as it was asked for", async () => {
      const rig = open();
      trouble!.busy!(rig, 7);
      await expect(rig.notifier.page(someCall)).rejects.toMatchObject({ afterMs: 7_000 } satisfies Partial<TooFast>);
    });

    it.runIf(trouble)("may be tried again after a failure of the far end", async () => {
      const rig = open();
      trouble!.broken(rig);
      const error: unknown = await rig.notifier.page(someCall).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(Rejected);
      await expect(rig.notifier.page({ ...someCall, attempt: 2 })).resolves.toBeUndefined();
    });

    it.runIf(trouble)("says when trying again is useless", async () => {
      const rig = open();
      trouble!.refusing(rig);
      await expect(rig.notifier.page(someCall)).rejects.toBeInstanceOf(Rejected);
    });
  });
}
