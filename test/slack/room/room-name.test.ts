import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/incident/incident.ts";
import { plainRoomNames, roomNames } from "../../../src/slack/room/room-name.ts";

const incident = (change: Partial<Incident>) =>
  ({ number: 42, title: "Checkout is down", private: false, drill: false, ...change }) as Incident;

describe("the name of a war room", () => {
  it("carries the number and the title, in letters a channel may have", () => {
    expect(roomNames(incident({}), "en")[0]).toBe("inc-42-checkout-is-down");
    expect(roomNames(incident({ title: "  API/v2: 500s (EU) — again!  " }), "en")[0]).toBe(
      "inc-42-api-v2-500s-eu-again",
    );
  });

  it("keeps Hangul, composed, whichever way it was pasted", () => {
    expect(roomNames(incident({ title: "결제 실패".normalize("NFD") }), "ko")[0]).toBe("inc-42-결제-실패");
  });

  it("is cut at 80 characters, never inside one", () => {
    const [name] = roomNames(incident({ title: "𐐨".repeat(100) }), "en");
    expect(name!.length).toBeLessThanOrEqual(80);
    expect(name!.isWellFormed()).toBe(true);
    expect(roomNames(incident({ title: "a".repeat(150) }), "en").every((each) => each.length <= 80)).toBe(true);
  });

  it("says of a private incident only its number, and marks a drill", () => {
    expect(roomNames(incident({ private: true }), "en")[0]).toBe("inc-42");
    expect(roomNames(incident({ drill: true }), "ko")[0]).toBe("훈련-42-checkout-is-down");
    expect(roomNames(incident({ drill: true }), "en")[0]).toBe("drill-42-checkout-is-down");
  });

  it("has nothing but the number where the title has no letters", () => {
    expect(roomNames(incident({ title: "🔥🔥🔥" }), "en")[0]).toBe("inc-42");
  });

  it("goes on to -9 and no further", () => {
    const names = plainRoomNames(incident({}));
    expect(names).toHaveLength(9);
    expect([names[0], names[1], names.at(-1)]).toEqual(["inc-42", "inc-42-2", "inc-42-9"]);
  });
});
