import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";

const PAGE = new URL("../page/", import.meta.url);
const NAME = /^[a-z][a-z0-9-]*\.(ts|css|svg)$/;
const LIBRARIES: Record<string, string> = { "preact.mjs": "preact", "hooks.mjs": "preact/hooks" };
const IMPORT_MAP = JSON.stringify({ imports: { preact: "/vendor/preact.mjs", "preact/hooks": "/vendor/hooks.mjs" } });

/** The page itself: TypeScript modules go out with their types stripped, so there is nothing to build. */
export function staticFiles(): Hono {
  const app = new Hono();
  const sources = new Map<string, Promise<string>>();
  const stripped = strippedOnce();
  app.get("/", async (context) => {
    const html = await readFile(new URL("index.html", PAGE), "utf8");
    context.header("content-security-policy", CONTENT_SECURITY_POLICY);
    return context.html(html.replace("<!-- modules -->", await modules()));
  });
  // A permalink opened in a window of its own.
  app.get("/archives/:channel/:message?", (context) => {
    const { channel, message } = context.req.param();
    const [, seconds, rest] = /^p(\d{10})(\d{6})$/.exec(message ?? "") ?? [];
    if (!/^[A-Z0-9]+$/.test(channel)) return context.notFound();
    return context.redirect(seconds === undefined ? `/#//${channel}` : `/#//${channel}/${seconds}.${rest}`);
  });
  app.get("/page/:name", async (context) => {
    const name = context.req.param("name");
    if (!NAME.test(name)) return context.notFound();
    const source = await readFile(new URL(name, PAGE), "utf8").catch(() => null);
    if (source === null) return context.notFound();
    if (name.endsWith(".css")) return context.body(source, 200, { "content-type": "text/css; charset=utf-8" });
    if (name.endsWith(".svg")) return context.body(source, 200, { "content-type": "image/svg+xml" });
    return context.body(stripped(name, source), 200, JAVASCRIPT);
  });
  app.get("/vendor/:name", async (context) => {
    const library = LIBRARIES[context.req.param("name")];
    if (library === undefined) return context.notFound();
    const source = sources.get(library) ?? readFile(fileURLToPath(import.meta.resolve(library)), "utf8");
    sources.set(library, source);
    return context.body(await source, 200, JAVASCRIPT);
  });
  return app;
}

/** The import map, and every module by name: the browser asks for all of them at once instead of one import after the other. */
async function modules(): Promise<string> {
  const names = (await readdir(PAGE)).filter((name) => name.endsWith(".ts"));
  const paths = [...names.map((name) => `/page/${name}`), ...Object.keys(LIBRARIES).map((name) => `/vendor/${name}`)];
  const preloads = paths.map((path) => `<link rel="modulepreload" href="${path}" />`);
  return [`<script type="importmap">${IMPORT_MAP}</script>`, ...preloads].join("\n    ");
}

/** Strips a module's types again only when it has changed. */
function strippedOnce(): (name: string, source: string) => string {
  const known = new Map<string, { source: string; stripped: string }>();
  return (name, source) => {
    const before = known.get(name);
    const now = before?.source === source ? before : { source, stripped: stripTypeScriptTypes(source) };
    known.set(name, now);
    return now.stripped;
  };
}

const JAVASCRIPT = { "content-type": "text/javascript; charset=utf-8" };

// The import map is the only inline script, and is let in by its own hash; nothing is ever fetched from elsewhere.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash("sha256").update(IMPORT_MAP).digest("base64")}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
