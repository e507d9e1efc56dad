import { describe, expect, it } from "vitest";
import { checkConfig } from "../../src/config/check-config.ts";
import type { Variables } from "../../src/config/environment.ts";
import { mistakesOf } from "./sources.ts";

const bot = { SLACK_BOT_TOKEN: "xoxb-1" };
const app = { SLACK_APP_TOKEN: "xapp-1" };
const signing = { SLACK_SIGNING_SECRET: "abc" };
const config = (variables: Variables) => checkConfig({ variables, file: null });
const mistakes = (variables: Variables) => mistakesOf(() => config(variables));

describe("the transport", () => {
  it("is the practice workspace without tokens, on its own database and this machine only", () => {
    expect(config({ DATABASE_URL: "postgres://db/watchfire", SLACK_BOT_TOKEN: " " })).toMatchObject({
      transport: { mode: "practice" },
      databaseUrl: "data/practice.sqlite",
      listen: { host: "127.0.0.1", port: 3000 },
    });
  });

  it("is Socket Mode with an app token, HTTP with a signing secret, and Socket Mode with both", () => {
    expect(config({ ...bot, ...app }).transport).toEqual({ mode: "socket", botToken: "xoxb-1", appToken: "xapp-1" });
    expect(config({ ...bot, ...signing }).transport).toEqual({
      mode: "http",
      botToken: "xoxb-1",
      signingSecret: "abc",
    });
    expect(config({ ...bot, ...app, ...signing }).transport.mode).toBe("socket");
  });

  it.each<[string, Variables, RegExp]>([
    ["a bot token alone", bot, /SLACK_BOT_TOKEN: stands alone\. Add SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
    ["an app token alone", app, /SLACK_BOT_TOKEN: is missing, but SLACK_APP_TOKEN is set\. Add it/],
    ["a signing secret alone", signing, /SLACK_BOT_TOKEN: is missing, but SLACK_SIGNING_SECRET is set\. Add it/],
    ["no bot token", { ...app, ...signing }, /missing, but SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are set\./],
  ])("refuses %s and says what is missing", (_name, variables, message) => {
    expect(mistakes(variables)).toEqual([expect.stringMatching(message)]);
  });

  it("says when a token stands in the wrong variable, without repeating it", () => {
    const [mistake = ""] = mistakes({ SLACK_BOT_TOKEN: "xapp-secret", SLACK_APP_TOKEN: "xapp-1" });
    expect(mistake).toBe(
      "environment: SLACK_BOT_TOKEN: holds an app token: put it into SLACK_APP_TOKEN. This one begins with xoxb-.",
    );
  });
});

describe("the other variables", () => {
  it("have defaults", () => {
    expect(config({ ...bot, ...app })).toMatchObject({
      slackApiUrl: "https://slack.com/api/",
      databaseUrl: "data/watchfire.sqlite",
      listen: { host: null, port: 3000 },
      logLevel: "info",
    });
  });

  it("are taken as they are given", () => {
    const given = { DATABASE_URL: "postgresql://u:p@db:5432/w", PORT: "0", LOG_LEVEL: "DEBUG" };
    expect(config({ ...bot, ...app, ...given, SLACK_API_URL: "http://localhost:9/api" })).toMatchObject({
      slackApiUrl: "http://localhost:9/api/",
      databaseUrl: "postgresql://u:p@db:5432/w",
      listen: { port: 0 },
      logLevel: "debug",
    });
  });

  it.each([
    ["PORT", "65536", 'PORT: "65536" is not a port. Write a number up to 65535, such as 3000.'],
    ["PORT", "3e3", 'PORT: "3e3" is not a port. Write a number up to 65535, such as 3000.'],
    [
      "LOG_LEVEL",
      "loud",
      'LOG_LEVEL: "loud" is not a level. Write one of trace, debug, info, warn, error, fatal, silent.',
    ],
    [
      "SLACK_API_URL",
      "slack.com",
      'SLACK_API_URL: "slack.com" is not an address. Write one such as https://slack.com/api/.',
    ],
  ])("refuse %s=%s", (name, value, message) => {
    expect(mistakes({ ...bot, ...app, [name]: value })).toEqual([`environment: ${message}`]);
  });

  it("refuse another kind of database without repeating its password", () => {
    const found = mistakes({ ...bot, ...app, DATABASE_URL: "mysql://root:hunter2@db/w" }).join();
    expect(found).toContain("DATABASE_URL: begins with mysql://");
    expect(found).not.toContain("hunter2");
  });
});
