import type { Logger } from "../../src/logger.ts";

const nothing = (): void => undefined;

/** Says errors aloud, for a bench in which something fails measures something else. */
export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: (fields, message) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
};
