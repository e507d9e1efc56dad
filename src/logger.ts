import { pino } from "pino";

/** Structured logs. Ids and codes only: neither people's words nor secrets belong in them. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

// Whatever slips into a log line under these names is struck out.
const secrets = ["token", "*.token", "secret", "*.secret", "authorization", "*.authorization", "headers", "*.headers"];

export function createLogger(level: string): Logger {
  return pino({ level, redact: { paths: secrets, censor: "[hidden]" }, base: null });
}
