import ICAL from "ical.js";
import { expect, it, describe } from "vitest";
import { DAY } from "../../src/clock.ts";
import { createLogger } from "../../src/logger.ts";
import { calendarFeed } from "../../src/web/calendar-feed/calendar-feed.ts";
import { createCalendarLinks } from "../../src/web/calendar-feed/calendar-links.ts";
import { openWorld } from "../stories/open-world.ts";
import type { World } from "../world/world.ts";

const teams = `
  payments:
    layers:
      primary: { members: [linus, ada, grace], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-11-02 }
      secondary: { members: [ada, grace, linus], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-11-02 }
    manager: margaret
    channel: payments
  search:
    layers: { primary: { members: [jiwoo], timezone: Asia/Seoul } }`;

const linus = { kind: "person", id: "U0LINUS" } as const;
const payments = { kind: "team", id: "payments" } as const;

async function openFeed() {
  const world = await openWorld("sqlite", { teams });
  const { parts } = world.bot();
  const feed = calendarFeed(parts);
  const links = createCalendarLinks(parts);
  const get = async (url: string | null, headers: Record<string, string> = {}) =>
    feed.request(new URL(url ?? "").pathname, { headers });
  const events = async (of: Parameters<typeof links.urlFor>[0]) =>
    eventsIn(await (await get(await links.urlFor(of))).text());
  return { world, links, get, events };
}

function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  expect(calendar.name).toBe("vcalendar");
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const instant = (time: ICAL.Time) => (expect(time.zone.tzid).toBe("UTC"), time.toJSDate().getTime());
    return { uid: event.uid, summary: event.summary, from: instant(event.startDate), until: instant(event.endDate) };
  });
}

async function covered(world: World): Promise<void> {
  await world.linus.types("#general", "/incident cover @ada from Wed 10:00 to Wed 12:00");
  await world.ada.clicks("I'll take it", { in: await world.ada.directMessage() });
}

describe("a calendar feed", () => {
  it("has a person's shifts, from four weeks ago to half a year ahead, in UTC", async () => {
    const { events } = await openFeed();
    const shifts = await events(linus);
    expect(shifts[0]).toMatchObject({
      summary: "On call: payments, Primary",
      from: Date.parse("2026-11-02T00:00:00Z"),
    });
    expect(new Set(shifts.map(({ summary }) => summary))).toEqual(
      new Set(["On call: payments, Primary", "On call: payments, Secondary"]),
    );
    expect(shifts.at(-1)!.until).toBeGreaterThan(Date.parse("2026-11-22") + 22 * 7 * DAY);
    expect(new Set(shifts.map(({ uid }) => uid)).size).toBe(shifts.length);
  });

  it("has everybody of a team, and nobody of another", async () => {
    const { events } = await openFeed();
    const summaries = (await events(payments)).map(({ summary }) => summary);
    expect(summaries).toContain("Grace Hopper: payments, Primary");
    expect(summaries.join()).not.toMatch(/search|지우/);
  });

  it("shows who covers, keeps the ids of what stays, and tells what hasn't changed by its ETag", async () => {
    const { world, links, get, events } = await openFeed();
    const url = await links.urlFor(payments);
    const before = await events(payments);
    const first = await get(url);
    expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(first.headers.get("cache-control")).toMatch(/^private, max-age=\d+$/);
    const again = { "if-none-match": first.headers.get("etag")! };
    expect((await get(url, again)).status).toBe(304);
    await covered(world);
    expect((await get(url, again)).status).toBe(200);
    const after = await events(payments);
    const cover = after.find(
      ({ summary, from }) =>
        summary === "Ada Lovelace: payments, Primary" && from === Date.parse("2026-11-25T10:00:00Z"),
    );
    expect(cover?.until).toBe(Date.parse("2026-11-25T12:00:00Z"));
    const kept = before.map(({ uid }) => uid);
    expect(after.map(({ uid }) => uid)).toEqual(expect.arrayContaining(kept));
    expect(after).toHaveLength(before.length + 2);
  });

  it("is there for nobody without the link of today", async () => {
    const { world, links, get } = await openFeed();
    const [mine, team] = [await links.urlFor(linus), await links.urlFor(payments)];
    await links.renew(linus);
    expect([(await get(mine)).status, (await get(await links.urlFor(linus))).status, (await get(team)).status]).toEqual(
      [404, 200, 200],
    );
    for (const forged of ["x.y", "x", `${mine!.split("/").at(-1)!.split(".")[0]}.AAAA`]) {
      expect((await get(`https://watchfire.example.com/calendar/${forged}.ics`)).status).toBe(404);
    }
    const theirs = await links.urlFor({ kind: "person", id: "U0ADA" });
    world.slack.person("U0ADA");
    await world.bot().parts.people.learn({ id: "U0ADA", name: "ada", deleted: true });
    expect((await get(theirs)).status).toBe(404);
    expect((await get(await links.urlFor({ kind: "team", id: "gone" }))).status).toBe(404);
  });

  it("has nothing of incidents, and its link stays out of the log", async () => {
    const { world, links, get } = await openFeed();
    await world.ben.types("#general", "/incident new sev1 keys leaked");
    const url = (await links.urlFor(linus))!;
    expect(await (await get(url)).text()).not.toMatch(/keys|INC-/);
    const lines: string[] = [];
    createLogger("info", { write: (line) => void lines.push(line) }).info({ path: new URL(url).pathname }, url);
    expect(lines.join("")).not.toContain(url.split("/").at(-1)!.split(".")[0]!);
  });
});

describe("the links in Slack", () => {
  it("stand in a form, and are made anew there", async () => {
    const { world, links, get } = await openFeed();
    await world.linus.types("#general", "/incident oncall calendar");
    const form = async () => JSON.stringify((await world.linus.modals()).at(-1));
    const url = (await links.urlFor(linus))!;
    expect(await form()).toContain(url);
    expect(await form()).toContain((await links.urlFor(payments))!);
    await world.linus.clicks("oncall.renewCalendar#mine");
    expect(await form()).not.toContain(url);
    expect((await get(url)).status).toBe(404);
    expect(await world.reads(world.linus, "#general")).not.toContain("/calendar/");
  });

  it("of a team are made void by its own people only", async () => {
    const { world, links, get } = await openFeed();
    await world.ben.types("#general", "/incident 온콜 캘린더");
    const url = await links.urlFor(payments);
    expect(JSON.stringify((await world.ben.modals()).at(-1))).toContain(url);
    await world.ben.clicks("oncall.renewCalendar#payments").catch(() => null);
    expect((await get(url)).status).toBe(200);
  });
});
