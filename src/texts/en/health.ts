import { duration } from "../duration.ts";

/** How on-call has been. People and times come ready made. */
export const health = {
  title: (a: { team: string; weeks: number }) => `${a.team}: on-call over the last ${a.weeks} weeks`,
  pages: (a: { pages: number; nights: number }) =>
    `${a.pages === 1 ? "1 page" : `${a.pages} pages`}${a.nights === 0 ? "" : `, ${a.nights} at night`}`,
  busiest: (a: { pages: number }) => `${a.pages} in the busiest week`,
  toAnswer: (a: { time: number }) => `answered in ${duration(a.time, "en")}`,
  escalated: (a: { escalated: number; incidents: number }) =>
    `the first step wasn't enough in ${a.escalated} of ${a.incidents} incidents`,
  shifts: (a: { shifts: number }) => (a.shifts === 1 ? "1 Primary shift" : `${a.shifts} Primary shifts`),
  holidays: (a: { days: number }) => (a.days === 1 ? "1 holiday" : `${a.days} holidays`),
  tooMany: (a: { who: string; pages: number; most: number }) =>
    `${a.who} was called ${a.pages} times in one week; more than ${a.most} is too many.`,
  backToBack: (a: { who: string; times: number }) =>
    `${a.who} had two Primary shifts in a row${a.times === 1 ? "" : `, ${a.times} times`}.`,
  noRest: (a: { who: string; times: number }) =>
    `${a.who} had less than a day between two shifts${a.times === 1 ? "" : `, ${a.times} times`}.`,
  pool: (a: { pool: number; smallest: number }) => `${a.pool} people take turns; ${a.smallest} keep a rotation up.`,
  worth: (a: { said: string }) => `*Worth waking for?* ${a.said}`,
  shiftsWere: (a: { said: string }) => `*Shifts were* ${a.said}`,
  worthOfShift: (a: { said: string }) => `*Pages of a shift worth it* ${a.said}`,
  load: { bearable: "bearable", hard: "hard", tooMuch: "too much" },
  share: { all: "all", most: "most", few: "few" },
  nothing: "Nobody was called.",
  sentFile: (a: { month: string }) => `Duty hours and pages of ${a.month}: the file is in your messages with me.`,
  notManager: "Hours and pages of everybody are for the admins and the team's manager. Ask them.",
  unknownMonth: (a: { command: string }) =>
    `I don't know that month. Like this: \`${a.command} oncall health csv 2026-10\``,
  fileTitle: (a: { month: string }) => `On-call duty ${a.month}`,
  columns: {
    team: "team",
    layer: "layer",
    person: "person",
    slack: "slack_id",
    shifts: "shifts",
    weekday: "weekday_hours",
    night: "weekday_night_hours",
    free: "weekend_and_holiday_hours",
    pages: "pages",
    nightPages: "night_pages",
  },
};
