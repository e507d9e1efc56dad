import { describe, expect, test } from "vitest";
import { freshWorkspace } from "./workspace.ts";

describe("the page's own files", () => {
  test("a permalink leads to its message", async () => {
    const { web } = freshWorkspace();
    const at = async (path: string) =>
      (await web.request(path, { headers: { host: "localhost" } })).headers.get("location");
    expect(await at("/archives/C000000001/p1732345678000100")).toBe("/#//C000000001/1732345678.000100");
    expect(await at("/archives/C000000001")).toBe("/#//C000000001");
    expect(await at("/archives/..%2F..%2Fevil")).toBeNull();
  });

  test("the page names every module it is made of, so that none waits for another", async () => {
    const { web } = freshWorkspace();
    const get = async (path: string) => await (await web.request(path, { headers: { host: "localhost" } })).text();
    const page = await get("/");
    const named = [...page.matchAll(/modulepreload" href="([^"]+)"/g)].map(([, path]) => path ?? "");
    const sources = await Promise.all(named.map(get));
    const imported = sources.flatMap((source) =>
      [...source.matchAll(/from "\.\/([a-z-]+\.ts)"/g)].map(([, name]) => name),
    );
    expect(imported.length).toBeGreaterThan(100);
    expect(imported.filter((name) => !named.includes(`/page/${name}`))).toEqual([]);
  });

  test("the page runs nothing but its own files", async () => {
    const { web } = freshWorkspace();
    const page = await web.request("/", { headers: { host: "localhost" } });
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'; script-src 'self' 'sha256-/);
    expect(
      (await web.request("/page/main.ts", { headers: { host: "localhost" } })).headers.get("content-type"),
    ).toContain("javascript");
    expect(await (await web.request("/page/mrkdwn.ts", { headers: { host: "localhost" } })).text()).not.toContain(
      ": string",
    );
    for (const path of ["/page/..%2Fweb%2Facts.ts", "/page/tsconfig.json", "/vendor/hono.mjs"]) {
      expect((await web.request(path, { headers: { host: "localhost" } })).status).toBe(404);
    }
  });
});
