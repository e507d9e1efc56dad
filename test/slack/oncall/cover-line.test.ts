import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { readCoverLine } from "../../../src/slack/oncall/cover-line.ts";
import { readRange, readSpan } from "../../../src/slack/verbs/spans.ts";
import { workspaceConfig } from "../verbs/workspace-config.ts";

const ZONE = "Asia/Seoul";
/** Monday 23 November 2026, 18:00 in Seoul. */
const NOW = Date.parse("2026-11-23T09:00:00Z");
const shown = (at: number): string => DateTime.fromMillis(at, { zone: ZONE }).toFormat("MM-dd HH:mm");
const range = (line: string): string | null => {
  const span = readRange(line, ZONE, NOW);
  return span && `${shown(span.from)} > ${shown(span.until)}`;
};

describe("a range of time", () => {
  it.each([
    ["from Sat 14:00 to Sun 09:00", "11-28 14:00 > 11-29 09:00"],
    ["Sat 14:00 - Sun 09:00", "11-28 14:00 > 11-29 09:00"],
    ["Sat 14:00–18:00", "11-28 14:00 > 11-28 18:00"],
    ["from Sat 22:00 to 06:00", "11-28 22:00 > 11-29 06:00"],
    ["from Sat 14:00 to Sat 18:00", "11-28 14:00 > 11-28 18:00"],
    ["from Sat 18:00 to Sat 14:00", "11-28 18:00 > 11-28 14:00"],
    ["from Mon 09:00 to Mon 09:00", "11-30 09:00 > 12-07 09:00"],
    ["from Sat to Sun", "11-28 00:00 > 11-30 00:00"],
    ["from 12/24 to 12/26", "12-24 00:00 > 12-27 00:00"],
    ["from 2026-12-24 18:00 to 2026-12-26 09:00", "12-24 18:00 > 12-26 09:00"],
    ["from tomorrow 09:00 to tomorrow 18:00", "11-24 09:00 > 11-24 18:00"],
    ["from 20:00 for 3h", "11-23 20:00 > 11-23 23:00"],
    ["from Sat 09:00 for 2 days", "11-28 09:00 > 11-30 09:00"],
    ["for 90m", "11-23 18:00 > 11-23 19:30"],
    ["until 22:00", "11-23 18:00 > 11-23 22:00"],
    ["from now to 22:00", "11-23 18:00 > 11-23 22:00"],
    ["토요일 14:00부터 일요일 09:00까지", "11-28 14:00 > 11-29 09:00"],
    ["내일 오전 9시부터 오후 6시까지", "11-24 09:00 > 11-24 18:00"],
    ["토요일 오후 2시부터 3시간", "11-28 14:00 > 11-28 17:00"],
    ["토요일 14:00~18:00", "11-28 14:00 > 11-28 18:00"],
    ["오후 10시까지", "11-23 18:00 > 11-23 22:00"],
  ])("%s", (line, meant) => {
    expect(range(line)).toBe(meant);
  });

  it.each(["", "Sat 14:00", "from lunch to dinner", "from Sat 14:00 to nowhere", "page is broken"])(
    "%j is none",
    (line) => {
      expect(range(line)).toBeNull();
    },
  );

  it("names a whole day, or a moment, and takes nothing beside it", () => {
    const day = readSpan("12/24", ZONE, NOW)!;
    expect([shown(day.from), shown(day.until)]).toEqual(["12-24 00:00", "12-25 00:00"]);
    expect(readSpan("Sat 14:00 sharp", ZONE, NOW)).toBeNull();
  });
});

describe("a line behind cover", () => {
  const read = (line: string) => readCoverLine(line, { config: workspaceConfig, zone: ZONE, now: NOW });
  const ADA = "<@U0ADA|ada>";
  const BEN = "<@U0BEN>";

  it.each([
    [`${ADA} from Sat 14:00 to Sun 09:00`, { whose: null, to: { person: "U0ADA" } }],
    [`${ADA}님에게 토요일 14:00부터 일요일 09:00까지`, { whose: null, to: { person: "U0ADA" } }],
    ["me from Sat 14:00 to Sun 09:00", { whose: null, to: "team" }],
    ["나 토요일 14:00부터 18:00까지", { whose: null, to: "team" }],
    [`for ${ADA} from Sat 14:00 for 2h`, { whose: "U0ADA", to: "me" }],
    [`${ADA} for 2h`, { whose: null, to: { person: "U0ADA" } }],
    [`${ADA} with ${BEN} from Sat 14:00 to Sun 09:00`, { whose: "U0ADA", to: { person: "U0BEN" } }],
    [`${ADA} for ${BEN} from Sat 14:00 to Sun 09:00`, { whose: "U0BEN", to: { person: "U0ADA" } }],
    [`${ADA}님 대신 ${BEN}님 토요일 14:00부터 18:00까지`, { whose: "U0ADA", to: { person: "U0BEN" } }],
    [`${ADA}님 대신 토요일 14:00부터 18:00까지`, { whose: "U0ADA", to: "me" }],
  ])("%s", (line, meant) => {
    expect(read(line)).toMatchObject({ is: "cover", ...meant });
  });

  it.each([`swap ${ADA} 12/2 for 11/24`, `${ADA} 12/2 for 11/24`, `교환 ${ADA}님 12/2 대신 내 11/24`])("%s", (line) => {
    const swap = read(line);
    expect(swap).toMatchObject({ is: "swap", to: "U0ADA" });
    expect(swap?.is === "swap" && [shown(swap.theirs.from), shown(swap.mine.from)]).toEqual([
      "12-02 00:00",
      "11-24 00:00",
    ]);
  });

  it("opens the form where no time is named, for whom it names", () => {
    expect([read(""), read("me"), read(ADA)]).toEqual([
      { is: "form", to: null },
      { is: "form", to: null },
      { is: "form", to: "U0ADA" },
    ]);
  });

  it.each(["letter is broken", "images 404", `${ADA} is not loading`, "me if you can", `${ADA} with ${BEN}`])(
    "leaves a title a title: %s",
    (line) => {
      expect(read(line)).toBeNull();
    },
  );
});
