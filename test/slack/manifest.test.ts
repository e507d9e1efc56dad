import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  appManifest,
  botEvents,
  createAppLink,
  manifestYaml,
  PLACEHOLDER_URL,
  type ManifestOptions,
} from "../../src/slack/manifest.ts";
import { botScopes, methodScopes, usesOf } from "../../src/slack/scopes.ts";
import { apiMethodsCalled, eventsHeard, shortcutsServed } from "./source-of-slack.ts";

const http: ManifestOptions = { transport: "http", command: "/incident", url: PLACEHOLDER_URL, locale: "en" };
const socket: ManifestOptions = { ...http, transport: "socket" };

describe("the manifest", () => {
  it("is the file of the repository, over HTTP", () => {
    expect(readFileSync("manifest.yml", "utf8")).toBe(manifestYaml(http));
  });

  it("has one address for everything over HTTP", () => {
    const { features, settings } = appManifest(http);
    expect(features.slash_commands[0]).toMatchObject({
      command: "/incident",
      url: PLACEHOLDER_URL,
      should_escape: true,
    });
    expect(settings.event_subscriptions).toMatchObject({ request_url: PLACEHOLDER_URL });
    expect(settings.interactivity).toEqual({ is_enabled: true, request_url: PLACEHOLDER_URL });
    expect(settings.socket_mode_enabled).toBe(false);
  });

  it("has no address at all in Socket Mode", () => {
    expect(manifestYaml(socket)).not.toContain("https://");
    expect(appManifest(socket).settings.socket_mode_enabled).toBe(true);
  });

  it("calls the command as it is told", () => {
    expect(appManifest({ ...socket, command: "/inc" }).features.slash_commands[0]?.command).toBe("/inc");
  });

  it.each(["en", "ko"] as const)("keeps Slack's limits in %s", (locale) => {
    const { display_information: about, features } = appManifest({ ...http, locale });
    expect(about.description.length).toBeLessThanOrEqual(140);
    expect(about.long_description.length).toBeGreaterThanOrEqual(175);
    expect(about.long_description.length).toBeLessThanOrEqual(4000);
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
    expect(features.slash_commands[0]?.usage_hint.length).toBeLessThanOrEqual(1000);
  });

  it("survives the way through the link", () => {
    const link = new URL(createAppLink({ ...http, locale: "ko" }));
    expect(link.origin + link.pathname).toBe("https://api.slack.com/apps");
    expect(link.searchParams.get("new_app")).toBe("1");
    expect(parse(link.searchParams.get("manifest_yaml") ?? "")).toEqual(appManifest({ ...http, locale: "ko" }));
  });
});

describe("what the app asks for", () => {
  it("knows every method that is called", () => {
    expect(apiMethodsCalled().filter((method) => !(method in methodScopes))).toEqual([]);
  });

  it("asks for nothing that isn't used", () => {
    const called = apiMethodsCalled();
    expect(Object.keys(methodScopes).filter((method) => !called.includes(method))).toEqual([]);
    expect(botScopes.filter((scope) => usesOf(scope).length === 0)).toEqual([]);
  });

  it("is subscribed to every event that is listened to, and to no other", () => {
    expect([...botEvents]).toEqual(eventsHeard());
  });

  it("offers every shortcut that is served, and no other", () => {
    const offered = appManifest(http).features.shortcuts.map((shortcut) => shortcut.callback_id);
    expect(offered.toSorted()).toEqual(shortcutsServed());
  });
});
