import { describe, expect, it } from "vitest";
import { DAY, SECOND } from "../../src/clock.ts";
import { onCallAmong } from "../../src/oncall/on-call-now.ts";
import { whoIsOnCall } from "../../src/oncall/who-is-on-call.ts";
import { storyConfig } from "../world/config.ts";
import { NIGHT } from "../world/night.ts";

const { teams } = storyConfig();

describe("who is on call now", () => {
  it("is what the schedule says, on both sides of every hand-over of a fortnight", () => {
    const ask = onCallAmong(teams);
    for (let at = NIGHT; at < NIGHT + 14 * DAY; at += DAY / 2) {
      expect(ask("payments", at, [])).toEqual(whoIsOnCall(teams[0]!, at));
      expect(ask("payments", at + SECOND, [])).toEqual(whoIsOnCall(teams[0]!, at + SECOND));
    }
  });

  it("is whoever covers, from the instant on which it is asked for", () => {
    const ask = onCallAmong(teams);
    expect(ask("payments", NIGHT, [])?.holders["primary"]).toBe("U0LINUS");
    const cover = { team: "payments", layer: "primary", person: "U0GRACE", from: NIGHT, until: NIGHT + DAY };
    const made = [{ ...cover, by: "U0LINUS", at: NIGHT }];
    expect(ask("payments", NIGHT, made)?.holders["primary"]).toBe("U0GRACE");
    expect(ask("payments", NIGHT + DAY, made)?.holders["primary"]).toBe("U0LINUS");
  });

  it("is nobody in a team nobody knows", () => {
    expect(onCallAmong(teams)("nobody's", NIGHT, [])).toBeNull();
  });
});
