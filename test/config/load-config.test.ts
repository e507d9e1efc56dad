import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig, type LoadOptions } from "../../src/config/load-config.ts";
import { mistakesOf } from "./sources.ts";

const cwd = path.resolve("/srv/watchfire");
const env = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };

describe("loading the configuration", () => {
  it("runs on defaults without any file", () => {
    expect(loadWith({}, { env })).toMatchObject({ locale: "en", announceChannel: "incidents", teams: [] });
  });

  it("reads watchfire.yml, or the file that WATCHFIRE_CONFIG names", () => {
    const files = { "watchfire.yml": "locale: ko", "conf/other.yml": "timezone: Asia/Seoul" };
    expect(loadWith(files, { env })).toMatchObject({ locale: "ko", timezone: "UTC" });
    const named = loadWith(files, { env: { ...env, WATCHFIRE_CONFIG: "conf/other.yml" } });
    expect(named).toMatchObject({ locale: "en", timezone: "Asia/Seoul" });
  });

  it("reads .env, but a variable of the environment wins, even an empty one", () => {
    const files = { ".env": "SLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN='xapp-file'\nPORT=4000\n" };
    expect(loadWith(files, { env: { PORT: "5000" } })).toMatchObject({
      transport: { mode: "socket", botToken: "xoxb-file", appToken: "xapp-file" },
      listen: { port: 5000 },
    });
    const practice = loadWith(files, { env: { SLACK_BOT_TOKEN: "", SLACK_APP_TOKEN: "" } });
    expect(practice.transport).toEqual({ mode: "practice" });
  });

  it("says on which line of .env a mistake is, and which are the environment's", () => {
    const files = { ".env": "# ours\nLOG_LEVEL=loud\nPORT=1" };
    expect(mistakesOf(() => loadWith(files, { env: { ...env, PORT: "x" } }))).toEqual([
      expect.stringMatching(/^environment: PORT: /),
      expect.stringMatching(/^\.env:2: LOG_LEVEL: /),
    ]);
  });

  it("refuses a named file that isn't there, together with what else is wrong", () => {
    const found = mistakesOf(() => loadWith({}, { env: { ...env, WATCHFIRE_CONFIG: "other.yml", PORT: "x" } }));
    expect(found).toEqual([
      expect.stringContaining("PORT"),
      "other.yml: there is no such file. Correct WATCHFIRE_CONFIG, or take it out.",
    ]);
  });

  it("says when a file can't be read", () => {
    expect(mistakesOf(() => loadConfig({ env, cwd, readFile: unreadable }))).toEqual([
      ".env: can't be read (EACCES: permission denied).",
    ]);
  });

  it("reads real files", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "watchfire-config-"));
    try {
      expect(loadConfig({ env, cwd: folder }).locale).toBe("en");
      writeFileSync(path.join(folder, ".env"), "PORT=4000\n");
      writeFileSync(path.join(folder, "watchfire.yml"), "locale: ko\n");
      expect(loadConfig({ env, cwd: folder })).toMatchObject({ locale: "ko", listen: { port: 4000 } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("in practice passes over watchfire.yml and takes the practice workspace's own text", () => {
    const files = { "watchfire.yml": "locale: nonsense" };
    expect(loadWith(files, { env: {} }).locale).toBe("en");
    expect(loadWith(files, { env: {}, practiceYaml: "locale: ko" }).locale).toBe("ko");
  });

  it("in practice still reads a file that was named", () => {
    const options = { env: { WATCHFIRE_CONFIG: "mine.yml" }, practiceYaml: "locale: ko" };
    expect(loadWith({ "mine.yml": "timezone: Asia/Seoul" }, options)).toMatchObject({
      locale: "en",
      timezone: "Asia/Seoul",
    });
  });
});

function loadWith(files: Record<string, string>, options: LoadOptions) {
  return loadConfig({ cwd, readFile: (file) => files[path.relative(cwd, file)] ?? null, ...options });
}

function unreadable(): string {
  throw new Error("EACCES: permission denied");
}
