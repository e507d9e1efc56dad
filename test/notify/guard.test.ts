import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "../../src/clock.ts";
import { TooFast } from "../../src/engine/performer.ts";
import { createGuard, type Guard } from "../../src/notify/guard.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { NIGHT } from "../world/night.ts";

function guarded() {
  const clock = createVirtualClock(NIGHT);
  return { guard: createGuard(clock), passes: (ms: number) => clock.pass(ms, async () => undefined) };
}

const succeeds = (guard: Guard) => guard.run(async () => "done");
const fails = (guard: Guard) => guard.run(() => Promise.reject(new Error("away"))).catch((error: unknown) => error);

describe("a provider that keeps failing", () => {
  it("is left alone for half a minute once half of its last ten calls failed", async () => {
    const { guard, passes } = guarded();
    for (let call = 0; call < 5; call += 1) await succeeds(guard);
    for (let call = 0; call < 5; call += 1) await fails(guard);
    await expect(succeeds(guard)).rejects.toBeInstanceOf(TooFast);
    await passes(30 * SECOND);
    await expect(succeeds(guard)).resolves.toBe("done");
  });

  it("is called on while it fails less", async () => {
    const { guard } = guarded();
    for (let call = 0; call < 6; call += 1) await succeeds(guard);
    for (let call = 0; call < 4; call += 1) await fails(guard);
    await expect(succeeds(guard)).resolves.toBe("done");
  });

  it("is forgiven after a minute: it rests for nothing that went wrong before it was well again", async () => {
    const { guard, passes } = guarded();
    for (let call = 0; call < 5; call += 1) await fails(guard);
    await passes(MINUTE);
    for (let call = 0; call < 6; call += 1) await expect(succeeds(guard)).resolves.toBe("done");
  });

  it("rests again when it fails while it is tried", async () => {
    const { guard, passes } = guarded();
    for (let call = 0; call < 10; call += 1) await fails(guard);
    await passes(30 * SECOND);
    for (let call = 0; call < 3; call += 1) expect(await fails(guard)).not.toBeInstanceOf(TooFast);
    await expect(succeeds(guard)).rejects.toBeInstanceOf(TooFast);
  });
});
