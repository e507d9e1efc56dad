import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { environmentVariables } from "../../src/config/environment.ts";
import { configOf } from "./sources.ts";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

describe("the examples", () => {
  it(".env.example names exactly the variables that are read", () => {
    const named = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(named).toEqual([...environmentVariables]);
  });

  it("watchfire.example.yml is good, and shows the defaults of the severities", () => {
    const config = configOf(read("watchfire.example.yml"));
    expect(config.severities).toEqual(configOf("").severities);
    expect(config.teams[0]?.layers.primary?.members).toEqual(["U01GRACE", "U01LINUS", "U01ADA"]);
  });

  it("watchfire.example.yml is good with its notifiers switched on", () => {
    const text = read("watchfire.example.yml").replaceAll(/^# (notifiers:| {2}\w+: \{)/gm, "$1");
    const config = configOf(text, {
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: "abc",
      WATCHFIRE_WEBHOOK_SECRET: "s3cret",
      TWILIO_AUTH_TOKEN: "t",
      SOLAPI_API_KEY: "k",
      SOLAPI_API_SECRET: "s",
      SMTP_URL: "smtps://mail.example.com",
      PUSHOVER_TOKEN: "p",
    });
    expect(config.notifiers.named).toHaveLength(7);
    expect(config.notifiers.webhook).toEqual({ url: "https://pager.example.com/in", secret: "s3cret" });
  });
});
