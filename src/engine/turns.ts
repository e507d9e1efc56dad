/** So many in one turn of the loop: what is more urgent comes in between. */
const A_TURN = 8;

export interface Turns<Work> {
  add(work: readonly Work[]): void;
  /** Forgets what has not begun, and returns it. */
  clear(): Work[];
}

/**
 * Begins work a little at a time. Promises that are kept at once never let go of the loop, so a flood of work begun
 * together would keep everything else waiting until the last of it is done.
 */
export function createTurns<Work>(begin: (work: Work) => void, givesWay: () => boolean): Turns<Work> {
  const waiting: Work[] = [];
  let called = false;

  return {
    add(work) {
      waiting.push(...work);
      callTurn();
    },
    clear: () => waiting.splice(0),
  };

  function callTurn(): void {
    if (called || waiting.length === 0) return;
    called = true;
    setImmediate(() => {
      called = false;
      if (!givesWay()) waiting.splice(0, A_TURN).forEach(begin);
      callTurn();
    });
  }
}
