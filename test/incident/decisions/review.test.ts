import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { reviewAt } from "../../../src/incident/decisions/review.ts";

const zone = "Asia/Seoul";
const review = (resolved: string): string | null =>
  DateTime.fromMillis(reviewAt(DateTime.fromISO(resolved, { zone }).toMillis(), zone), { zone }).toFormat(
    "ccc yyyy-MM-dd HH:mm",
  );

it.each([
  ["the day after a morning's recovery", "2026-11-23T10:00", "Tue 2026-11-24 14:00"],
  ["two days after an evening's", "2026-11-23T20:00", "Wed 2026-11-25 14:00"],
  ["on Monday after a Friday's", "2026-11-27T10:00", "Mon 2026-11-30 14:00"],
  ["on Monday after a Thursday evening's", "2026-11-26T20:00", "Mon 2026-11-30 14:00"],
])("a postmortem is reviewed at 14:00 %s", (_, resolved, meeting) => {
  expect(review(resolved)).toBe(meeting);
});
