import { WebClient } from "@slack/web-api";
import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { methodScopes } from "../../../src/slack/scopes.ts";
import { openWorkspace, silent } from "../workspace.ts";
import { differences } from "./differences.ts";
import { steps } from "./more-steps.ts";
import type { Answered, Known, Step } from "./steps.ts";
import { freePort } from "../../free-port.ts";

const seed = {
  slack: {
    team: { name: "Practice", domain: "practice" },
    users: [{ name: "grace", real_name: "Grace Hopper", email: "grace@example.com" }],
    channels: [{ name: "general" }],
  },
};

/** The same calls, asked of the practice Slack and of an emulator by people who read the same documentation. */
describe("the practice Slack and an independent emulator", () => {
  let emulator: Emulator;
  let practiceSays: Record<string, unknown>;
  let emulatorSays: Record<string, unknown>;

  beforeAll(async () => {
    emulator = await createEmulator({ service: "slack", port: await freePort(), seed });
    const slackApiUrl = `${emulator.url}/api/`;
    const other = new WebClient("xoxb-ours", { slackApiUrl, retryConfig: { retries: 0 }, logger: silent });
    practiceSays = await play(openWorkspace().client);
    emulatorSays = await play(other);
  });
  afterAll(() => emulator.close());

  it.each(Object.keys(steps).filter((name) => !(name in differences)))("answer the same: %s", (name) => {
    expect(practiceSays[name]).toEqual(emulatorSays[name]);
  });

  it.each(Object.entries(differences))("differ where they are known to: %s", (name, { practice, emulator: other }) => {
    expect(practiceSays[name]).toEqual(practice);
    expect(emulatorSays[name]).toEqual(other);
    expect(practice).not.toEqual(other);
  });

  it("are asked of everything that we call", () => {
    const asked = new Set(Object.keys(steps).map((name) => name.split(/[ ,]/u)[0]));
    expect(Object.keys(methodScopes).filter((method) => !asked.has(method))).toEqual([]);
  });
});

async function play(client: WebClient): Promise<Record<string, unknown>> {
  const known = {} as Known;
  const said: Record<string, unknown> = {};
  for (const [name, step] of Object.entries(steps)) said[name] = await outcome(step, client, known);
  return said;
}

/** What our code reads of an answer, or the code of a refusal. */
async function outcome(step: Step, client: WebClient, known: Known): Promise<unknown> {
  try {
    const answer = (await step.call(client, known)) as Answered;
    step.learn?.(answer, known);
    return step.see === undefined ? "ok" : withoutNames(step.see(answer, known));
  } catch (error) {
    const { data, statusCode } = error as { data?: { error?: string }; statusCode?: number };
    if (data?.error === undefined && statusCode === undefined) throw error;
    return data?.error ?? `HTTP ${statusCode}`;
  }
}

/** A topic's message names whoever set it. */
function withoutNames(seen: unknown): unknown {
  return JSON.parse(JSON.stringify(seen ?? null).replaceAll(/<@U\w+> set the channel topic: Sev 1/g, "TOPIC"));
}
