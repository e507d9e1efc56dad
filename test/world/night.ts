/** Monday 23 November 2026, 03:02 in Seoul: a night on which nobody wants to be woken. */
export const NIGHT = Date.parse("2026-11-22T18:02:00Z");
