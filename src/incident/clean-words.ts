/** Marks that turn the writing direction of everything behind them, so that a line can be made to read as another. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/gu;
/** All control characters but the tab and the end of a line. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** People's words as they may be kept and shown anywhere: well-formed, with nothing invisible that changes the rest. */
export function cleanWords(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(CONTROL, "")
    .replace(TURNING, "");
}
