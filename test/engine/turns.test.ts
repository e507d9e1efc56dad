import { expect, it } from "vitest";
import { createTurns } from "../../src/engine/turns.ts";

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

it("begins no more than there is room for, a few in each turn of the loop, and goes on when some end", async () => {
  const begun: number[] = [];
  let room = 10;
  const turns = createTurns<number>(
    (work) => {
      begun.push(work);
      room -= 1;
    },
    () => room,
  );
  turns.add(Array.from({ length: 15 }, (_, number) => number));
  await turn();
  expect(begun).toHaveLength(8);
  await turn();
  await turn();
  expect(begun).toHaveLength(10);
  room = 3;
  turns.again();
  await turn();
  expect(begun).toHaveLength(13);
  expect(turns.clear()).toEqual([13, 14]);
});
