/** A real browser over a real server, for the tests of the page. */
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { freshWorkspace } from "./workspace.ts";

const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Why there are no browser tests here, or null when there is a browser. */
export const withoutBrowser =
  executablePath === undefined ? "no Chromium on this machine (Debian: apt-get install chromium)" : null;

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: executablePath ?? "", args: flags.split(" ") });
}

export interface Window {
  page: Page;
  workspace: ReturnType<typeof freshWorkspace>;
  /** What went wrong in the page: there must be nothing. */
  troubles: string[];
  base: string;
  close: () => Promise<void>;
}

/** A workspace of its own, served on a free port, and a window in it as the given person. */
export async function openWindow(
  browser: Browser,
  as: string,
  look: { dark?: boolean; lang?: string } = {},
): Promise<Window> {
  const workspace = freshWorkspace();
  const server = await new Promise<Server>((listening) => {
    const started = serve({ fetch: workspace.web.fetch, port: 0, hostname: "127.0.0.1" }, () =>
      listening(started as Server),
    );
  });
  const base = `http://localhost:${(server.address() as AddressInfo).port}`;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: look.dark === true ? "dark" : "light",
    locale: look.lang ?? "en-GB",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("request", (request) => !request.url().startsWith(base) && troubles.push(`asked for ${request.url()}`));
  await page.goto(`${base}/#/${as}/`);
  await page.locator(".composer textarea").waitFor();
  const close = async (): Promise<void> => {
    await context.close();
    server.closeAllConnections();
    server.close();
  };
  return { page, workspace, troubles, base, close };
}
