/** So many in one turn of the loop: what is more urgent comes in between. */
const A_TURN = 8;

export interface Turns<Work> {
  add(work: readonly Work[]): void;
  /** There may be room again. */
  again(): void;
  /** Forgets what has not begun, and returns it. */
  clear(): Work[];
}

/**
 * Begins work a little at a time, and no more than there is `room` for. Promises that are kept at once never let go of the
 * loop, so a flood of work begun together would keep everything else waiting until the last of it is done.
 */
export function createTurns<Work>(begin: (work: Work) => void, room: () => number): Turns<Work> {
  const waiting: Work[] = [];
  let called = false;

  return {
    add(work) {
      waiting.push(...work);
      callTurn();
    },
    again: callTurn,
    clear: () => waiting.splice(0),
  };

  function callTurn(): void {
    if (called || waiting.length === 0 || room() <= 0) return;
    called = true;
    setImmediate(() => {
      called = false;
      waiting.splice(0, Math.max(0, Math.min(A_TURN, room()))).forEach(begin);
      callTurn();
    });
  }
}
