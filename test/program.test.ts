import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../src/clock.ts";
import { checkConfig } from "../src/config/check-config.ts";
import { systemEntropy } from "../src/entropy.ts";
import { PRACTICE_BOT } from "../src/practice/cast.ts";
import { startProgram, type Program } from "../src/program.ts";
import { addressOf } from "./doctor/bench.ts";
import { openWorkspace } from "./practice/workspace.ts";
import { silentLogger } from "./silent-logger.ts";
import { send, signed, SECRET } from "./slack/http-request.ts";
import { openSocketSlack, until } from "./slack/socket-slack.ts";

const running: Program[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
});

const httpEnv = { SLACK_BOT_TOKEN: PRACTICE_BOT.token, SLACK_SIGNING_SECRET: SECRET };

async function start(
  env: Record<string, string>,
  fetch: typeof globalThis.fetch,
): Promise<{ program: Program; url: string }> {
  const variables = { DATABASE_URL: ":memory:", PORT: "0", ...env };
  const config = checkConfig({ variables, file: { name: "watchfire.yml", text: "announceChannel: incidents" } });
  const program = await startProgram({
    config,
    clock: systemClock,
    entropy: systemEntropy,
    logger: silentLogger,
    fetch,
  });
  running.push(program);
  return { program, url: `http://127.0.0.1:${program.port}` };
}

const down: typeof globalThis.fetch = () => Promise.reject(new TypeError("fetch failed"));

describe("the program", () => {
  it("is ready over HTTP, and answers Slack's look at its address and a command", async () => {
    const { slack } = openWorkspace();
    const { url } = await start(httpEnv, slack.fetch);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const challenge = JSON.stringify({ type: "url_verification", challenge: "abc" });
    const answer = await send(`${url}/slack/events`, {
      body: challenge,
      headers: signed(challenge, { at: systemClock.machineNow() }),
    });
    expect(answer.text).toBe('{"challenge":"abc"}');
    const help = "command=%2Fincident&text=help&user_id=U0GRACE&team_id=T0PRACTICE&channel_id=C1&trigger_id=1.2.3";
    const type = "application/x-www-form-urlencoded";
    const helped = await send(`${url}/slack/events`, {
      body: help,
      headers: signed(help, { at: systemClock.machineNow(), type }),
    });
    expect(helped.status).toBe(200);
    expect(helped.text).toContain("/incident");
  });

  it("is ready while Slack is down", async () => {
    const { url } = await start(httpEnv, down);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
      ready: true,
      store: true,
      pages: true,
      overdue: null,
    });
  });

  it("hears Slack over Socket Mode, and has no address for it", async () => {
    const socketSlack = await openSocketSlack();
    const env = { SLACK_BOT_TOKEN: PRACTICE_BOT.token, SLACK_APP_TOKEN: "xapp-1" };
    const { slack } = openWorkspace();
    const { url } = await start(env, (input, init) =>
      addressOf(input).endsWith("apps.connections.open") ? socketSlack.fetch(input, init) : slack.fetch(input, init),
    );
    await until(() => socketSlack.sockets().length === 1);
    socketSlack.push("e1", "events_api", {
      type: "event_callback",
      event_id: "Ev1",
      event: { type: "team_join", user: { id: "U1" } },
    });
    await until(() => socketSlack.acks.length === 1);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true, slack: true });
    expect((await fetch(`${url}/slack/events`, { method: "POST" })).status).toBe(404);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'watchfire_events_received_total{repeated="false"} 1',
    );
  });

  it("says which port is taken, and lets go of the store", async () => {
    const { program } = await start(httpEnv, down);
    await expect(start({ ...httpEnv, PORT: String(program.port) }, down)).rejects.toThrow(
      `Port ${program.port} is taken`,
    );
  });

  it("stops", async () => {
    const { program, url } = await start(httpEnv, down);
    running.pop();
    await program.stop();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
  });
});
