/** Windows of a real browser in a practice workspace that is really served. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser } from "./chromium.ts";
import { freshWorkspace } from "./workspace.ts";

export interface Look {
  dark?: boolean;
  lang?: "en" | "ko";
  width?: number;
}

export interface PersonsWindow {
  page: Page;
  /** What went wrong in the page: there must be nothing. */
  troubles: string[];
  close: () => Promise<void>;
}

/** A browser for all tests of a file, or of the `describe` it is called in: `use` is given it before the first of them. */
export function openBrowserForAll(use: (browser: Browser) => void): void {
  let browser: Browser | undefined;
  beforeAll(async () => use((browser = await openBrowser())), 120_000);
  afterAll(async () => browser?.close(), 60_000);
}

/** One more window, in which somebody else sits: with cookies, settings and a look of its own. */
export async function openPersonsWindow(
  browser: Browser,
  base: string,
  as: string,
  look: Look = {},
): Promise<PersonsWindow> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 800 },
    colorScheme: look.dark === true ? "dark" : "light",
    locale: look.lang === "ko" ? "ko-KR" : "en-GB",
  });
  const page = await context.newPage();
  // A busy machine may take its time; what never comes is still found.
  page.setDefaultTimeout(30_000);
  page.setDefaultNavigationTimeout(60_000);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("request", (request) => !request.url().startsWith(base) && troubles.push(`asked for ${request.url()}`));
  await page.goto(`${base}/#/${as}/`);
  await page.locator(".composer textarea").waitFor();
  return { page, troubles, close: () => context.close() };
}

/** A window in a workspace of its own, in which nothing may go wrong. */
export async function inWindow(
  browser: Browser,
  as: string,
  body: (window: Window) => Promise<void>,
  look: Look = {},
): Promise<void> {
  const window = await openWindow(browser, as, look);
  try {
    await body(window);
    expect(window.troubles).toEqual([]);
  } finally {
    await window.close();
  }
}

export interface Window extends PersonsWindow {
  workspace: ReturnType<typeof freshWorkspace>;
  base: string;
}

/** A workspace of its own with the stand-in bot, served on a free port, and a window in it as the given person. */
async function openWindow(browser: Browser, as: string, look: Look = {}): Promise<Window> {
  const workspace = freshWorkspace();
  const server = await new Promise<Server>((listening) => {
    const started = serve({ fetch: workspace.web.fetch, port: 0, hostname: "127.0.0.1" }, () =>
      listening(started as Server),
    );
  });
  const base = `http://localhost:${(server.address() as AddressInfo).port}`;
  const window = await openPersonsWindow(browser, base, as, look);
  return {
    ...window,
    workspace,
    base,
    async close() {
      await window.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
