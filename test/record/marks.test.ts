import { describe, expect, it } from "vitest";
import { makesMoment, momentIn, PIN, withMark, type Mark } from "../../src/record/marks.ts";

const mark = (change: Partial<Mark> = {}): Mark => ({
  name: "pushpin",
  person: "U0BEN",
  at: 1,
  on: true,
  moment: true,
  ...change,
});

describe("marks", () => {
  it("make a moment until the last of them has gone", () => {
    const two = [mark(), mark({ person: "U0ADA", at: 2 })].reduce<readonly Mark[]>(withMark, []);
    expect(momentIn(two)).toMatchObject({ person: "U0BEN" });
    const one = withMark(two, mark({ at: 3, on: false }));
    expect(momentIn(one)).toMatchObject({ person: "U0ADA" });
    expect(momentIn(withMark(one, mark({ person: "U0ADA", at: 4, on: false })))).toBeNull();
  });

  it("count by their own time, not by when they arrive, and once", () => {
    const removed = withMark([], mark({ at: 5, on: false }));
    expect(withMark(removed, mark({ at: 4 }))).toBe(removed);
    expect(withMark(removed, mark({ at: 5, on: false }))).toBe(removed);
  });

  it("undo a pin whoever takes it off", () => {
    const pinned = withMark([], mark({ name: PIN }));
    expect(momentIn(withMark(pinned, mark({ name: PIN, person: "U0ADA", at: 2, on: false })))).toBeNull();
  });

  it("aren't every emoji", () => {
    expect(["pushpin", "star", "triangular_flag_on_post"].map(makesMoment)).toEqual([true, true, true]);
    expect(makesMoment("eyes")).toBe(false);
  });
});
