import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../src/clock.ts";
import { eachMinute } from "../../src/practice/each-minute.ts";
import { keepTime, lastShown } from "../../src/practice/kept-time.ts";
import { createPracticeClock } from "../../src/practice/practice-clock.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { NIGHT } from "../world/night.ts";

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

function clocks(notBefore = 0) {
  const machine = createVirtualClock(NIGHT);
  const clock = createPracticeClock(machine, notBefore);
  const rung: string[] = [];
  const rings = (name: string, after: number) => clock.at(clock.now() + after, () => rung.push(name));
  return { machine, clock, rung, rings, passes: (ms: number) => machine.pass(ms, settle) };
}

describe("the practice clock", () => {
  it("runs incident time as fast as it is told to, and machine time as ever", async () => {
    const { clock, passes } = clocks();
    expect([clock.now(), clock.machineNow()]).toEqual([NIGHT, NIGHT]);
    await passes(SECOND);
    clock.choose(60);
    await passes(10 * SECOND);
    clock.choose(0);
    await passes(HOUR);
    clock.choose(10);
    await passes(SECOND);
    expect(clock.now() - NIGHT).toBe(SECOND + 600 * SECOND + 10 * SECOND);
    expect(clock.machineNow() - NIGHT).toBe(12 * SECOND + HOUR);
  });

  it("rings at the right instant of incident time, however often its speed changes, and of machine time unhurried", async () => {
    const { clock, rung, rings, passes } = clocks();
    rings("in ten minutes", 10 * MINUTE);
    rings("called off", 9 * MINUTE)();
    clock.after(15 * SECOND, () => rung.push("machine"));
    clock.choose(60);
    await passes(9 * SECOND);
    clock.choose(0);
    await passes(5 * SECOND);
    expect(rung).toEqual([]);
    await passes(SECOND);
    expect(rung).toEqual(["machine"]);
    clock.choose(10);
    await passes(6 * SECOND - 1);
    expect(rung).toEqual(["machine"]);
    await passes(1);
    expect(rung).toEqual(["machine", "in ten minutes"]);
  });

  it("goes to an instant at once, ringing what lies on the way, and never back", async () => {
    const { clock, rung, rings, passes } = clocks();
    rings("on the way", 5 * MINUTE);
    rings("there", 10 * MINUTE);
    rings("beyond", 11 * MINUTE);
    clock.choose(0);
    clock.jumpTo(NIGHT + 10 * MINUTE);
    await passes(0);
    expect(rung).toEqual(["on the way", "there"]);
    clock.jumpTo(NIGHT);
    expect(clock.now()).toBe(NIGHT + 10 * MINUTE);
  });

  it("shows whole milliseconds only, wherever it begins and goes", () => {
    const { clock } = clocks(NIGHT + 0.001);
    expect(clock.now()).toBe(NIGHT + 1);
    clock.jumpTo(NIGHT + 5.5);
    expect(clock.now()).toBe(NIGHT + 6);
  });

  it("runs no faster than it really does while a person is waited for, and then as before", async () => {
    const { clock, passes } = clocks();
    clock.choose(60);
    clock.waitForPeople(true);
    expect([clock.speed(), clock.chosen()]).toEqual([1, 60]);
    await passes(SECOND);
    expect(clock.now() - NIGHT).toBe(SECOND);
    clock.waitForPeople(false);
    expect(clock.speed()).toBe(60);
    clock.choose(0);
    clock.waitForPeople(true);
    expect(clock.speed()).toBe(0);
  });

  it("looks each full minute of incident time, once where many pass at a time", async () => {
    const { clock, passes } = clocks();
    const looks: number[] = [];
    const end = eachMinute(clock, async () => looks.push(clock.now() - NIGHT));
    clock.choose(60);
    await passes(3 * SECOND);
    expect(looks).toEqual([MINUTE, 2 * MINUTE, 3 * MINUTE]);
    clock.jumpTo(NIGHT + HOUR);
    await passes(0);
    expect(looks).toEqual([MINUTE, 2 * MINUTE, 3 * MINUTE, HOUR]);
    end();
    await passes(MINUTE);
    expect(looks).toHaveLength(4);
  });
});

describe("the time that was shown", () => {
  function kept() {
    const folder = mkdtempSync(join(tmpdir(), "watchfire-clock-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, "practice-clock.json");
  }

  it("is where the next start begins, after a stop and after a death at any moment", async () => {
    const file = kept();
    const { clock, passes } = clocks();
    const end = keepTime(clock, file);
    await passes(MINUTE);
    expect(lastShown(file)).toBe(0);
    clock.choose(60);
    for (let ms = 0; ms < 3000; ms += 250) {
      await passes(250);
      // Had it died here, no later time than the one it begins with would ever have been seen.
      const beginsAgain = clocks(lastShown(file)).clock.now();
      expect(beginsAgain).toBeGreaterThanOrEqual(clock.now());
      expect(beginsAgain - clock.now()).toBeLessThanOrEqual(2 * MINUTE);
    }
    end();
    expect(lastShown(file)).toBe(clock.now());
  });
});
