import { pino, type DestinationStream } from "pino";

/** Structured logs. Ids and codes only: neither people's words nor secrets belong in them. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

// Whatever slips into a log line under these names is struck out.
const secrets = ["token", "*.token", "secret", "*.secret", "authorization", "*.authorization", "headers", "*.headers"];

// And whatever looks like one, wherever it stands: errors of others quote what they were given.
const looksSecret: readonly [RegExp, string][] = [
  [/\b(?:xox[a-z]|xapp|xwfp)-[\w-]+/g, "[hidden]"],
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"\\]+@/gi, "$1[hidden]@"],
  [/\bhttps:\/\/hooks\.slack\.com\/[^\s"\\]+/g, "[hidden]"],
  [/\b(Bearer|Basic) [\w.~+/=-]+/gi, "$1 [hidden]"],
  // Whoever holds an acknowledgement link acts as the person it was made for, whoever holds a calendar's reads it.
  [/\/(answer|a|calendar)\/[\w.-]+/g, "/$1/[hidden]"],
];

/** Writes to the standard output, synchronously, unless told where else. */
export function createLogger(level: string, to: DestinationStream = pino.destination({ dest: 1, sync: true })): Logger {
  const scrubbed = { write: (line: string) => to.write(withoutSecrets(line)) };
  return pino({ level, redact: { paths: secrets, censor: "[hidden]" }, base: null }, scrubbed);
}

function withoutSecrets(line: string): string {
  return looksSecret.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}
