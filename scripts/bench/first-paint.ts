import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { openBrowser } from "../../test/practice-page/chromium.ts";
import { startRealWorkspace } from "../../test/practice-page/real-workspace.ts";
import { median, type Row } from "./row.ts";

const VISITS = 9;

/** From asking for the practice page to something drawn, and to something to write in, with nothing kept from before. */
export async function measure(): Promise<Row[]> {
  const workspace = await startRealWorkspace("en");
  const bare = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>bare</title><p>Hello");
  });
  await new Promise<void>((listening) => bare.listen(0, "127.0.0.1", listening));
  const browser = await openBrowser();
  const nothing = `http://localhost:${(bare.address() as AddressInfo).port}`;
  const raw: number[] = [];
  const page: Visit[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    raw.push((await visited(browser, nothing, "p")).painted);
    page.push(await visited(browser, `${workspace.base}/#/U0BEN/`, ".composer textarea"));
  }
  await browser.close();
  bare.close();
  await workspace.stop();
  // The first one warms up.
  const here = page.slice(1);
  const bareMs = median(raw.slice(1));
  return [
    {
      goal: "page",
      what: "the practice page's first paint (raw: a bare page's)",
      unit: "ms",
      raw: bareMs,
      measured: median(here.map(({ painted }) => painted)),
      promise: { atMost: 1000 },
    },
    {
      goal: "page",
      what: "the practice page can be written in",
      unit: "ms",
      raw: bareMs,
      measured: median(here.map(({ usable }) => usable)),
    },
  ];
}

interface Visit {
  /** Milliseconds from the navigation's start to the first content drawn, by the browser's own Performance API. */
  painted: number;
  usable: number;
}

async function visited(browser: Browser, url: string, usable: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator(usable).waitFor();
  const at = Number(await page.evaluate("performance.now()"));
  await page.waitForFunction(`performance.getEntriesByName("first-contentful-paint").length > 0`);
  const painted = Number(await page.evaluate(`performance.getEntriesByName("first-contentful-paint")[0].startTime`));
  await context.close();
  return { painted, usable: at };
}
