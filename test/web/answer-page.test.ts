import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/clock.ts";
import { createAnswerLinks } from "../../src/web/answer-page/answer-links.ts";
import { answerPages } from "../../src/web/answer-page/answer-pages.ts";
import { openWarRoom } from "../slack/war-room.ts";

async function open(options: { locale?: "en" | "ko"; declaration?: object } = {}) {
  const room = await openWarRoom(options.locale ? { locale: options.locale } : {});
  const parts = { ...room.parts, publicUrl: "https://watchfire.example.com" };
  const incident = await room.declares(options.declaration);
  const links = createAnswerLinks(parts);
  const pages = answerPages(parts);
  const pathFor = async (person: string): Promise<string> => {
    const url = await links.urlFor({ incident: incident.number, step: stepOf(person), person });
    return new URL(url!).pathname;
  };
  const stepOf = (person: string): number => incident.paging.calls.find((call) => call.person === person)?.step ?? 1;
  const press = (path: string, act: string) =>
    pages.request(path, { method: "POST", body: new URLSearchParams({ act }) });
  const now = async () => (await room.engine.load(incident.number))!;
  return { ...room, parts, links, pages, pathFor, press, now };
}

describe("the page behind a link", () => {
  it("answers nothing by being opened", async () => {
    const { pages, pathFor, now } = await open();
    const page = await pages.request(await pathFor("U0LINUS"));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("I&#39;m on it");
    expect((await now()).paging.mode).toBe("calling");
  });

  it("answers by its button, as the person it was made for, once", async () => {
    const { pathFor, press, now } = await open();
    const path = await pathFor("U0LINUS");
    expect(await (await press(path, "answer")).text()).toContain("You answered");
    expect(await (await press(path, "answer")).text()).toContain("You answered");
    expect((await now()).paging).toMatchObject({ mode: "answered", answeredBy: "U0LINUS" });
  });

  it("tells the time where the person is, not where the workspace is", async () => {
    const { pages, pathFor, parts } = await open();
    expect(parts.config.timezone).toBe("Asia/Seoul");
    expect(await (await pages.request(await pathFor("U0LINUS"))).text()).toMatch(/Since 18:02 UTC/);
  });

  it("passes it on", async () => {
    const { pathFor, press, now } = await open();
    expect(await (await press(await pathFor("U0LINUS"), "decline")).text()).toContain("passed this on");
    expect((await now()).paging.calls.map((call) => call.person)).toContain("U0MARGARET");
  });

  it("tells whoever comes too late who has it", async () => {
    const { pathFor, press, pages } = await open();
    const path = await pathFor("U0ADA");
    await press(await pathFor("U0LINUS"), "answer");
    for (const page of [await press(path, "answer"), await pages.request(path)])
      expect(await page.text()).toMatch(/This call ended at .*Nothing to do/);
  });

  it("knows no forged, cut or empty link", async () => {
    const { pages, pathFor, press, now } = await open();
    const path = await pathFor("U0LINUS");
    const forged = [
      path.slice(0, -2),
      `${path.slice(0, -1)}!`,
      "/answer/abc",
      "/answer/a.b",
      "/answer/a.b.c",
      "/answer/..",
    ];
    for (const wrong of forged) {
      expect((await pages.request(wrong)).status).toBe(404);
      expect((await press(wrong, "answer")).status).toBe(404);
    }
    expect((await now()).paging.mode).toBe("calling");
  });

  it("is too old after a day", async () => {
    const { pathFor, press, parts, pages } = await open();
    const path = await pathFor("U0LINUS");
    const later = answerPages({ ...parts, clock: { ...parts.clock, now: () => parts.clock.now() + 25 * HOUR } });
    expect((await later.request(path)).status).toBe(410);
    expect((await pages.request(path)).status).toBe(200);
    expect((await press(path, "nonsense")).status).toBe(400);
  });

  it("can't be framed, kept, followed or scripted", async () => {
    const { pages, pathFor } = await open({ declaration: { title: `<script>alert("1")</script>` } });
    const page = await pages.request(await pathFor("U0LINUS"));
    expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(page.headers.get("Cache-Control")).toBe("no-store");
    expect(page.headers.get("Referrer-Policy")).toBe("no-referrer");
    const text = await page.text();
    expect(text).not.toContain("<script>");
  });

  it("names no private incident", async () => {
    const { pages, pathFor } = await open({ declaration: { private: true, title: "Leak of cards" } });
    expect(await (await pages.request(await pathFor("U0LINUS"))).text()).not.toContain("Leak");
  });

  it("speaks Korean", async () => {
    const { pages, pathFor } = await open({ locale: "ko" });
    expect(await (await pages.request(await pathFor("U0JIWOO"))).text()).toMatch(/lang="ko"/);
  });

  it("makes no links where no browser reaches us", async () => {
    const { parts } = await open();
    const links = createAnswerLinks({ ...parts, publicUrl: null });
    expect(await links.urlFor({ incident: 1, step: 1, person: "U0LINUS" })).toBeNull();
  });
});
