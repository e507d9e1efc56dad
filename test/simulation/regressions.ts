/** Seeds that once found a bug, of the product or of the simulation itself. A change of the plans makes them mere seeds again. */
export const regressions: readonly number[] = [221, 290, 873, 2042];

/** The same of the opening of a room (`--rooms`). */
export const roomRegressions: readonly number[] = [391];

/** The same of the calls of one incident (`--calls`). */
export const callRegressions: readonly number[] = [25, 575];
