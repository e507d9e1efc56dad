import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { Ada, START, types } from "./person.ts";

const rehearsed = (means: readonly string[] = ["slack", "sms", "voice"]): Ada => {
  const ada = new Ada();
  ada.does({ type: "beginRehearsal", why: "asked", means });
  return ada;
};
const confirms = (ada: Ada, means: string, number = 1) => ada.does({ type: "confirmRehearsal", number, means });
const reports = (ada: Ada, means: string, error: string | null = null) =>
  ada.learns({ type: "reportRehearsal", number: 1, means, error, placed: null });

describe("a rehearsal", () => {
  it("goes out by each means, and waits fifteen minutes for all of them", () => {
    const ada = rehearsed();
    expect(ada.effects.map((effect) => `${effect.kind} ${"means" in effect ? effect.means : ""}`)).toEqual([
      "rehearse slack",
      "rehearse sms",
      "rehearse voice",
    ]);
    expect(ada.due).toBe(START + 15 * MINUTE);
  });

  it("ends as soon as everything was confirmed", () => {
    const ada = rehearsed();
    expect(types(confirms(ada, "sms"))).toEqual(["rehearsalConfirmed"]);
    expect(types(confirms(ada, "slack"))).toEqual(["rehearsalConfirmed"]);
    expect(types(confirms(ada, "voice"))).toEqual(["rehearsalConfirmed", "rehearsalEnded"]);
    expect(ada.state.rehearsed).toEqual({ at: START, confirmed: ["slack", "sms", "voice"], missing: [] });
    expect(ada.due).toBeNull();
  });

  it("ends after fifteen minutes with what did not arrive, and not before", () => {
    const ada = rehearsed();
    confirms(ada, "slack");
    confirms(ada, "voice");
    expect(ada.passes(14.99)).toEqual([]);
    expect(ada.passes(0.01)).toEqual([{ type: "rehearsalEnded", number: 1, missing: ["sms"] }]);
    expect(ada.state.rehearsed).toMatchObject({ confirmed: ["slack", "voice"], missing: ["sms"] });
  });

  it("stops the noise of a way that is confirmed, and of those that are over", () => {
    const ada = rehearsed(["slack", "pushover", "voice"]);
    reports(ada, "pushover");
    confirms(ada, "pushover");
    expect(ada.effects).toContainEqual({ kind: "endRehearsal", number: 1, means: "pushover" });
    ada.passes(15);
    expect(ada.effects.filter(({ kind }) => kind === "endRehearsal")).toEqual([
      { kind: "endRehearsal", number: 1, means: "voice" },
    ]);
  });

  it("waits for nothing that could not even be sent", () => {
    const ada = rehearsed(["slack", "sms"]);
    confirms(ada, "slack");
    expect(types(reports(ada, "sms", "Twilio answered 400"))).toEqual(["rehearsalFailed", "rehearsalEnded"]);
    expect(ada.state.rehearsed?.missing).toEqual(["sms"]);
  });

  it("believes the person rather than a carrier, and either only once", () => {
    const ada = rehearsed();
    reports(ada, "sms");
    confirms(ada, "sms");
    expect(confirms(ada, "sms")).toEqual([]);
    expect(reports(ada, "sms", "undelivered")).toEqual([]);
    expect(ada.state.rehearsal?.means.find(({ name }) => name === "sms")?.state).toBe("confirmed");
  });

  it("takes no confirmation after its end, nor of another one, nor by what it didn't use", () => {
    const ada = rehearsed();
    expect(confirms(ada, "mail")).toEqual([]);
    expect(confirms(ada, "sms", 2)).toEqual([]);
    ada.passes(15);
    expect(confirms(ada, "sms")).toEqual([]);
  });

  it("isn't begun a second time while it is under way", () => {
    const ada = rehearsed();
    expect(ada.does({ type: "beginRehearsal", why: "weekly", means: ["slack"] })).toEqual([]);
    ada.passes(15);
    expect(types(ada.does({ type: "beginRehearsal", why: "weekly", means: ["slack"] }))).toEqual(["rehearsalBegun"]);
    expect(ada.state.rehearsal?.number).toBe(2);
  });
});
