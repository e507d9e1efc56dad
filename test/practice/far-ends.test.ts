import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "../../src/clock.ts";
import { practiceConfig } from "../../src/config/check-config.ts";
import { systemEntropy } from "../../src/entropy.ts";
import { addressesInFile } from "../../src/notify/contact-book.ts";
import { notifiersOf } from "../../src/notify/configured.ts";
import type { Notifier } from "../../src/notify/notifier.ts";
import type { ways } from "../../src/notify/ways.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import { createFarEnds } from "../../src/practice/phones/far-ends.ts";
import { busySince, isRinging, ringingLink, type Phone } from "../../src/practice/phones/phone.ts";
import { createPhones } from "../../src/practice/phones/phones.ts";
import { reachable } from "../../src/practice/phones/reachable.ts";
import { practiceFile } from "../../src/practice/practice-file.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { notifierContract, someCall } from "../notify/contract.ts";
import { over } from "../notify/far-ends.ts";

/** Ten in the evening in London. */
const EVENING = Date.parse("2026-11-22T22:00:00Z");

/** The configured ways over the practice providers, with no bot behind them. */
async function rig() {
  const clock = createVirtualClock(EVENING);
  let cast = practiceCast;
  const config = reachable(practiceConfig(practiceFile("en", EVENING)), practiceCast, "http://localhost:3000");
  const phones = createPhones({ clock, people: () => cast });
  const farEnds = createFarEnds({
    clock,
    config,
    phones,
    entropy: systemEntropy,
    cast: () => cast,
    parts: () => {
      throw new Error("No bot runs here.");
    },
    whileRunning: (work) => work(),
  });
  const outside: typeof fetch = () => Promise.reject(new Error("Nothing leaves the machine."));
  const notifiers = await notifiersOf(config, {
    fetch: farEnds.fetch(outside),
    mail: farEnds.mail,
    clock,
    addressesOf: addressesInFile(config),
  });
  return {
    clock,
    phones,
    farEnds,
    notifiers,
    way: (name: keyof typeof ways): Notifier => notifiers.find((notifier) => notifier.name === name)!,
    linus: (): Phone => phones.of("U0LINUS"),
    doesNotDisturb: (id: string) =>
      (cast = cast.map((person) => (person.id === id ? { ...person, doNotDisturbUntil: Infinity } : person))),
    passes: (ms: number) => clock.pass(ms, () => new Promise((turn) => setImmediate(turn))),
  };
}

const lying = { voice: "calls", sms: "texts", pushover: "alerts", mail: "mails" } as const;
for (const [name, kind] of Object.entries(lying) as [keyof typeof lying, keyof Phone][]) {
  const open = async () => {
    const { way, linus } = await rig();
    return {
      notifier: way(name),
      get received() {
        return linus()[kind] as readonly unknown[];
      },
    };
  };
  notifierContract(`practice's ${name}`, open, null);
}

describe("the practice providers", () => {
  it("reach everybody in the cast, each on a telephone of their own", async () => {
    const { notifiers, phones, way } = await rig();
    for (const { id } of practiceCast) expect(notifiers.filter(({ reaches }) => reaches(id))).toHaveLength(4);
    await way("sms").page({ ...someCall, target: "U0JIWOO" });
    expect(phones.all().flatMap(({ person, texts }) => texts.map(() => person))).toEqual(["U0JIWOO"]);
    // To Korea a message carries a link, for no reply comes back.
    expect(phones.of("U0JIWOO").texts[0]).toMatchObject({ text: expect.stringContaining("/a/42-3-0-7KQ2MXAB") });
  });

  it("know an attempt that arrived after all, and send nothing twice", async () => {
    const { way, linus } = await rig();
    for (const attempt of [1, 2]) {
      for (const name of ["sms", "voice", "pushover", "mail"] as const) await way(name).page({ ...someCall, attempt });
    }
    const { texts, calls, alerts, mails } = linus();
    expect([texts, calls, alerts, mails].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });

  it("let a call ring for forty seconds, and an emergency until it is ended", async () => {
    const { way, linus, clock, passes } = await rig();
    await way("voice").page(someCall);
    await way("pushover").page(someCall);
    expect(busySince(linus(), clock.now())).toBe(EVENING);
    await passes(41 * SECOND);
    expect(linus().calls[0]).toMatchObject({ state: "over", missed: true });
    expect(isRinging(linus(), clock.now())).toBe(true);
    expect(ringingLink(linus(), clock.now())).toBe(someCall.ackUrl);
    await way("pushover").standDown(over);
    expect(isRinging(linus(), clock.now())).toBe(false);
    expect(linus().alerts.map(({ soundsUntil }) => soundsUntil)).toEqual([null, null]);
  });

  it("end a call that still rings with its stand-down, and what is silenced answers nothing", async () => {
    const { way, linus, farEnds, clock } = await rig();
    await way("voice").page(someCall);
    await way("voice").standDown(over);
    expect(linus().calls).toMatchObject([{ state: "over", missed: true }]);
    await way("pushover").page(someCall);
    farEnds.acts.silences("U0LINUS", linus().alerts[0]!.id);
    expect(isRinging(linus(), clock.now())).toBe(false);
  });

  it("say what Twilio says where the bot is away", async () => {
    const { way, linus, farEnds } = await rig();
    await way("voice").page(someCall);
    await farEnds.acts.picksUp(linus().calls[0]!.id);
    expect(linus().calls[0]).toMatchObject({ state: "over", missed: false });
    expect(linus().calls[0]!.heard).toEqual(["We are sorry, an application error has occurred. Goodbye."]);
    await farEnds.acts.texts("U0LINUS", "1");
    expect(linus().texts).toMatchObject([{ mine: true, text: "1" }]);
  });

  it("make no sound at night or where somebody isn't to be disturbed, but for what rings", async () => {
    const { way, phones, linus, doesNotDisturb, passes } = await rig();
    await way("sms").page(someCall);
    doesNotDisturb("U0LINUS");
    await way("sms").page(someCall);
    await way("pushover").page(someCall);
    await way("mail").page(someCall);
    expect(linus().texts.map(({ silent }) => silent)).toEqual([false, true]);
    expect([linus().alerts[0]?.silent, linus().mails[0]?.silent]).toEqual([false, true]);
    expect(phones.isAsleep("U0ADA")).toBe(false);
    expect(phones.isAsleep("U0JIWOO")).toBe(false);
    await passes(60 * MINUTE);
    expect(phones.isAsleep("U0ADA")).toBe(true);
    phones.sleeps("U0ADA", false);
    expect(phones.isAsleep("U0ADA")).toBe(false);
    phones.sleeps("U0ADA", true);
    expect(phones.of("U0ADA").asleep).toBeNull();
  });

  it("keep no more than the newest of each", async () => {
    const { way, linus, passes } = await rig();
    for (let index = 0; index < 40; index += 1) {
      const facts = { ...someCall.facts, number: index + 1 };
      const call = { ...someCall, id: `${index}`, incident: `INC-${index + 1}`, facts };
      for (const name of ["sms", "voice", "pushover", "mail"] as const) await way(name).page(call);
    }
    await passes(MINUTE);
    const { texts, calls, alerts, mails } = linus();
    expect([texts, calls, alerts, mails].map(({ length }) => length)).toEqual([30, 5, 10, 15]);
    expect(texts.at(-1)?.text).toContain("INC-40");
  });
});
