import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { contactOf } from "../../../src/people/reach/contact.ts";
import { Ada, types } from "./person.ts";

const refused = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "not refused";
};

describe("an address that somebody enters", () => {
  it("counts for nothing but codes until it is verified", () => {
    const ada = new Ada();
    expect(types(ada.entersPhone())).toEqual(["addressEntered"]);
    expect(contactOf(ada.state)).toBeNull();
    ada.asksCode();
    expect(ada.effects).toEqual([{ kind: "sendCode", number: 1, means: "sms" }]);
    expect(types(ada.types("100001"))).toEqual(["addressVerified"]);
    expect(contactOf(ada.state)?.addresses).toEqual({ phone: "+16175550123" });
  });

  it("takes the place of the one before only once it is verified, which is then to be erased", () => {
    const ada = new Ada();
    ada.entersPhone();
    ada.asksCode();
    ada.types("100001");
    ada.entersPhone("+447700900001");
    expect(contactOf(ada.state)?.addresses).toEqual({ phone: "+16175550123" });
    expect(ada.state.spent).toEqual([]);
    ada.asksCode();
    ada.types("100002");
    expect(contactOf(ada.state)?.addresses).toEqual({ phone: "+447700900001" });
    expect(ada.state.spent).toEqual([1]);
  });

  it("says nothing when it is the same", () => {
    const ada = new Ada();
    ada.entersPhone();
    expect(ada.entersPhone()).toEqual([]);
  });

  it("can be taken out, whether verified or not, and withdrawn in favour of the verified one", () => {
    const ada = new Ada();
    ada.entersPhone();
    ada.asksCode();
    ada.types("100001");
    ada.entersPhone("+447700900001");
    ada.entersPhone("+16175550123");
    expect(ada.state.entered.phone).toMatchObject({ held: { address: "+16175550123" }, pending: null });
    ada.entersPhone(null);
    expect(ada.state.entered).toEqual({});
    expect(ada.state.spent.toSorted()).toEqual([1, 4]);
    expect(ada.entersPhone(null)).toEqual([]);
  });

  it("is forgotten with everything else when its owner has gone", () => {
    const ada = new Ada();
    ada.does({ type: "setReach", addresses: { phone: "+16175550123" }, rules: { sms: 0 }, locale: "ko" });
    expect(types(ada.learns({ type: "forget" }))).toEqual(["addressRemoved", "preferencesSet"]);
    expect(contactOf(ada.state)).toBeNull();
    expect(ada.learns({ type: "forget" })).toEqual([]);
  });

  it("isn't verified by a code that was sent to another one", () => {
    const ada = new Ada();
    ada.entersPhone();
    ada.asksCode();
    ada.entersPhone("+447700900001");
    expect(refused(() => ada.types("100001"))).toBe("codeExpired");
  });

  it("is nobody else's to set", () => {
    const ada = new Ada();
    const command = { type: "setReach", addresses: { phone: "+447700900001" }, rules: {}, locale: null } as const;
    expect(refused(() => ada.does(command, { kind: "person", id: "U0BEN", standing: "member" }))).toBe("notYours");
  });
});

describe("a code", () => {
  const waiting = (): Ada => {
    const ada = new Ada();
    ada.entersPhone();
    ada.asksCode();
    return ada;
  };

  it("may be typed with gaps, as it was spoken", () => {
    expect(types(waiting().types("100 001"))).toEqual(["addressVerified"]);
  });

  it("may be wrong five times, which are counted, and then not be right any more", () => {
    const ada = waiting();
    for (let attempt = 0; attempt < 5; attempt += 1) expect(types(ada.types("000000"))).toEqual(["verificationFailed"]);
    expect(refused(() => ada.types("100001"))).toBe("codeSpent");
  });

  it("counts for ten minutes", () => {
    const ada = waiting();
    ada.now += 10 * MINUTE - 1;
    expect(types(ada.types("000000"))).toEqual(["verificationFailed"]);
    ada.now += 1;
    expect(refused(() => ada.types("100001"))).toBe("codeExpired");
  });

  it("is replaced by the next one", () => {
    const ada = waiting();
    ada.asksCode();
    expect(refused(() => ada.types("100001", 1))).toBe("codeExpired");
    expect(types(ada.types("100002", 2))).toEqual(["addressVerified"]);
  });

  it("is sent five times an hour, and says when the next may be asked for", () => {
    const ada = waiting();
    for (let more = 0; more < 4; more += 1) {
      ada.now += MINUTE;
      ada.asksCode();
    }
    expect(() => ada.asksCode()).toThrow(expect.objectContaining({ code: "tooManyCodes", args: { minutes: 56 } }));
    ada.now += 56 * MINUTE;
    expect(types(ada.asksCode())).toEqual(["verificationAsked"]);
  });

  it("is sent to nothing", () => {
    expect(refused(() => new Ada().asksCode())).toBe("nothingToVerify");
  });

  it("tells its owner when it could not be sent, unless a newer one was", () => {
    const ada = waiting();
    expect(types(ada.learns({ type: "reportCode", number: 1, error: "Twilio answered 400" }))).toEqual([
      "codeUndelivered",
    ]);
    expect(ada.effects).toEqual([{ kind: "tellUndelivered", number: 1, means: "sms" }]);
    ada.asksCode();
    expect(ada.learns({ type: "reportCode", number: 1, error: "late" })).toEqual([]);
  });
});
