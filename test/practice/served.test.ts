import { App, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { deliverOverHttp } from "./served/http-delivery.ts";
import { servePracticeSlack } from "./served/http-server.ts";
import { declareModal } from "./views.ts";
import { openWorkspace, silent } from "./workspace.ts";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const action of cleanUp.splice(0).toReversed()) await action();
});

async function served() {
  const { slack } = openWorkspace();
  const server = await servePracticeSlack(slack, { clock: systemClock });
  cleanUp.push(() => server.close());
  return { slack, server };
}

function declaring(app: App): string[] {
  const heard: string[] = [];
  app.command("/incident", async ({ ack, client, body, respond }) => {
    await ack(`You typed ${body.text}.`);
    await client.views.open({ trigger_id: body.trigger_id, view: declareModal });
    await respond("Later.");
  });
  app.view("declare", async ({ ack, view }) => {
    heard.push(view.state.values["title"]?.["value"]?.value ?? "");
    await ack();
  });
  app.message(/.*/, async ({ message, client }) => {
    if ("text" in message) heard.push(message.text ?? "");
    await client.reactions.add({ channel: message.channel, timestamp: message.ts, name: "eyes" });
  });
  return heard;
}

const settled = async (condition: () => boolean) => {
  for (let tries = 0; tries < 200 && !condition(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
};

async function story(slack: Awaited<ReturnType<typeof served>>["slack"], heard: string[]) {
  const ada = slack.person("U0ADA");
  expect(await ada.types("#incidents", "/incident checkout")).toEqual({ ok: true, text: "You typed checkout." });
  await settled(() => ada.modals().length === 1 && ada.messages("#incidents").at(-1)?.text === "Later.");
  await ada.submits({ title: "Checkout is failing" });
  expect(ada.modals()).toEqual([]);
  const { ts } = ada.says("#incidents", "hello");
  await settled(() => slack.messages("#incidents").find((it) => it.ts === ts)?.reactions?.[0]?.name === "eyes");
  expect(heard).toEqual(["Checkout is failing", "hello"]);
}

describe("the practice Slack on a port", () => {
  it("carries a Bolt app over Socket Mode until its sockets are sent away", async () => {
    const { slack, server } = await served();
    const receiver = new SocketModeReceiver({
      appToken: PRACTICE_BOT.appToken,
      logger: silent,
      installerOptions: { clientOptions: { slackApiUrl: server.apiUrl } },
      clientPingTimeout: 2_000,
    });
    const app = new App({
      token: PRACTICE_BOT.token,
      receiver,
      convoStore: false,
      logger: silent,
      clientOptions: { slackApiUrl: server.apiUrl },
    });
    const heard = declaring(app);
    await app.start();
    cleanUp.push(() => app.stop());
    await settled(() => server.sockets.open === 1);
    await story(slack, heard);
    server.sockets.disconnect("refresh_requested");
    await settled(() => server.sockets.open === 0);
    expect(await slack.person("U0ADA").types("#incidents", "/incident")).toMatchObject({ ok: false });
  });

  it("carries a Bolt app over signed HTTP", async () => {
    const { slack, server } = await served();
    const receiver = new HTTPReceiver({ signingSecret: "secret", logger: silent, port: 0 });
    const app = new App({
      token: PRACTICE_BOT.token,
      receiver,
      convoStore: false,
      logger: silent,
      clientOptions: { slackApiUrl: server.apiUrl },
    });
    const heard = declaring(app);
    const listening = (await app.start(0)) as { address(): unknown };
    cleanUp.push(() => app.stop());
    const { port } = listening.address() as { port: number };
    const url = `http://127.0.0.1:${port}/slack/events`;
    cleanUp.push(deliverOverHttp(slack, { url: () => url, signingSecret: "secret", clock: systemClock }));
    await story(slack, heard);
    deliverOverHttp(slack, { url: () => url, signingSecret: "another", clock: systemClock });
    expect(await slack.person("U0ADA").types("#incidents", "/incident")).toMatchObject({ ok: false });
  });
});
