import * as fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { mistakesIn } from "./sources.ts";

const words = [
  "grace",
  "payments",
  "primary",
  "U01GRACE",
  "15m",
  "off",
  "sev1",
  "P1",
  "1w",
  "Mon 09:00",
  "Mon-Fri 09:00-18:00",
  "KR",
  "UTC",
  "en",
  "__proto__",
  "constructor",
];
const keys = `
  locale timezone command announceChannel defaultTeam admins severities people teams services
  notifiers webhook layers hours holidays holidayOverrides add remove members every handOver manager aliases slack team remindEvery
`
  .trim()
  .split(/\s+/);
const { value } = fc.letrec<{ value: unknown; section: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom<unknown>(...words, null, true, 7, 1.5, ""),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("section"),
  ),
  section: fc.dictionary(fc.constantFrom(...keys, ...words), tie("value"), { maxKeys: 5 }),
}));

it("whatever the file holds, it is accepted or each mistake names the file and says something", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        value.map((data) => stringify(data)),
        fc.string(),
      ),
      (text) => {
        for (const mistake of mistakesIn(text)) {
          expect(mistake).toMatch(/^watchfire\.yml(:\d+)?: .*[^ ]/);
          expect(mistake).not.toMatch(/undefined|Invalid input|\[object/);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
