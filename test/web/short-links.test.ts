import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/clock.ts";
import { createAnswerLinks } from "../../src/web/answer-page/answer-links.ts";
import { answerPages } from "../../src/web/answer-page/answer-pages.ts";
import { openWarRoom } from "../slack/war-room.ts";

async function open() {
  const room = await openWarRoom();
  const parts = { ...room.parts, publicUrl: "https://wf.example.kr" };
  const incident = await room.declares();
  const links = createAnswerLinks(parts);
  const shortFor = (person: string) =>
    links.shortUrlFor(incident, { incident: incident.number, step: incident.paging.calls[0]!.step, person });
  return { ...room, links, incident, shortFor, pages: answerPages(parts) };
}

describe("a short link", () => {
  it("is short, and leads to the page of the very person it was made for", async () => {
    const { shortFor, links, pages } = await open();
    for (const person of ["U0LINUS", "U0ADA"]) {
      const url = (await shortFor(person))!;
      expect(url).toMatch(/^https:\/\/wf\.example\.kr\/a\/1-1-[01]-[2-9A-Z]{8}$/);
      const answer = await pages.request(new URL(url).pathname);
      expect(answer.status).toBe(302);
      const token = answer.headers.get("Location")!.split("/answer/")[1]!;
      expect((await links.read(token))!.ticket.person).toBe(person);
    }
  });

  it("may be typed in small letters", async () => {
    const { shortFor, pages } = await open();
    const { pathname } = new URL((await shortFor("U0LINUS"))!);
    expect((await pages.request(pathname.toLowerCase())).status).toBe(302);
  });

  it("answers nothing by being opened", async () => {
    const { shortFor, pages, engine } = await open();
    await pages.request(new URL((await shortFor("U0LINUS"))!).pathname);
    expect((await engine.load(1))!.paging.mode).toBe("calling");
  });

  it("is nobody's when it was forged, or belongs to no call", async () => {
    const { shortFor, pages } = await open();
    expect(await shortFor("U0GRACE")).toBeNull();
    const { pathname } = new URL((await shortFor("U0LINUS"))!);
    for (const wrong of [
      pathname.replace("/1-1-0-", "/1-1-1-"),
      `${pathname}A`,
      pathname.slice(0, -1),
      "/a/1-1-0-",
      "/a/x",
    ])
      expect((await pages.request(wrong)).status).toBe(404);
  });

  it("is too old after a day, and says so", async () => {
    const { shortFor, pages, passes } = await open();
    const { pathname } = new URL((await shortFor("U0LINUS"))!);
    await passes(25 * HOUR);
    const old = await pages.request((await pages.request(pathname)).headers.get("Location")!);
    expect(old.status).toBe(410);
    expect(await old.text()).toContain("too old to answer with");
  });
});
