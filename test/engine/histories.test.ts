import { expect, it } from "vitest";
import { createHistories } from "../../src/engine/histories.ts";
import { engines, freshStore } from "../store/engines.ts";
import { declaration, openBench } from "./bench-world.ts";

const ben = { kind: "person", id: "U0BEN", standing: "member" } as const;

it.each(engines)("asks %s once for all histories that are wanted in one turn, each in its order", async (kind) => {
  const store = await freshStore(kind);
  const bench = await openBench(store);
  for (let number = 1; number <= 5; number += 1) await bench.engine.declare(declaration(), ben, `command:T${number}`);
  await bench.settle();
  let asked = 0;
  const readOne: typeof store.readOne = (body) => {
    asked += 1;
    return store.readOne(body);
  };
  const historyOf = createHistories({ readOne });
  const together = await Promise.all([1, 2, 3, 4, 2, 99].map(historyOf));
  // Four streams by one statement, and the one that is left by another.
  expect(asked).toBe(2);
  expect(together.map((history) => history.length > 0)).toEqual([true, true, true, true, true, false]);
  for (const history of together) expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
  expect(await historyOf(1)).toEqual(together[0]);
  expect(asked).toBe(3);
});
