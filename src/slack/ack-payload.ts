import type { Answer } from "./intake.ts";

/** What goes back with the acknowledgement, as an object, on every transport; null when it is empty. */
export function ackPayload({ body }: Answer): object | null {
  if (typeof body === "string") return body === "" ? null : { text: body };
  return typeof body === "object" ? body : null;
}
