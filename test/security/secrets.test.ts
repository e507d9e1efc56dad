import { describe, expect, it } from "vitest";
import { checkConfig } from "../../src/config/check-config.ts";
import { ConfigError } from "../../src/config/mistakes.ts";
import { createLogger } from "../../src/logger.ts";
import { openWorld } from "../stories/open-world.ts";
import { engines } from "../store/engines.ts";
import { BOT_TOKEN, PAGER_URL, WEBHOOK_SECRET } from "../world/config.ts";
import { createMailboxes, mailYaml } from "../world/mailbox.ts";
import { createFarTwilio, twilioYaml } from "../world/twilio.ts";
import type { World } from "../world/world.ts";
import { everythingShown } from "./outbound.ts";
import { press, sendForm, type } from "./payloads.ts";

const words = { title: "canaria title", text: "canaria text", reason: "canaria reason" };

function listening(): { lines: string[]; logger: ReturnType<typeof createLogger> } {
  const lines: string[] = [];
  return { lines, logger: createLogger("trace", { write: (line) => void lines.push(line) }) };
}

/** Every part of the bot holds the same logger: from now on it tells us. */
function overhear(world: World): string[] {
  const { lines, logger } = listening();
  Object.assign(world.bot().parts.logger, {
    debug: logger.debug.bind(logger),
    info: logger.info.bind(logger),
    warn: logger.warn.bind(logger),
    error: logger.error.bind(logger),
  });
  return lines;
}

describe.each(engines)("what the log says of a bad night, on %s", (kind) => {
  it("holds neither secrets nor people's words", async () => {
    const world = await openWorld(kind);
    const lines = overhear(world);
    await world.ben.types("#general", `/incident new sev1 ${words.title}`);
    const room = await world.room();
    const { faults } = world.slack;
    faults.inject({ mishap: { kind: "error", code: "internal_error" }, probability: 0.2 });
    faults.inject({ mishap: { kind: "http", status: 503 }, probability: 0.2 });
    faults.inject({ mishap: { kind: "lost_answer" }, probability: 0.1 });
    faults.inject({ mishap: { kind: "error", code: "missing_scope" }, methods: ["pins.add", "conversations.history"] });
    const back = world.phone.down();
    for (const verb of ["note", "decision", "update", "impact", "mitigate", "reopen", "severity sev2", "followup"])
      await type(world, { person: "U0LINUS", channel: room, text: `${verb} ${words.text}` });
    for (const hand of [world.ben, world.linus]) {
      await Promise.resolve(hand.says(room, words.text)).catch(() => undefined);
      await hand.clicks("paging.decline", { in: await world.linus.directMessage() }).catch(() => undefined);
      await hand.types(room, `/incident cancel ${words.reason}`).catch(() => undefined);
    }
    await world.passes({ minutes: 12 });
    back();
    await press(world, { kind: "button", id: "roles.take" }, { person: "U0BEN", payload: `{"canaria":${BOT_TOKEN}` });
    await sendForm(world, "severity.form", {
      person: "U0BEN",
      payload: '{"incident":1}',
      state: { severity: { x: {} } },
    });
    await world.passes({ minutes: 2 });
    expect(lines.length).toBeGreaterThan(20);
    const log = lines.join("");
    expect(log).not.toMatch(/canaria/i);
    const tokens = world.phone.attempts().flatMap(({ ackUrl }) => (ackUrl === null ? [] : [ackUrl.split("/").at(-1)!]));
    expect(tokens.length).toBeGreaterThan(0);
    for (const secret of [BOT_TOKEN, WEBHOOK_SECRET, PAGER_URL, "0123456789abcdef0123456789abcdef", ...tokens])
      expect(log.includes(secret), secret).toBe(false);
    const said = everythingShown(world)
      .map(({ text }) => text)
      .join("\n");
    for (const secret of [BOT_TOKEN, WEBHOOK_SECRET, PAGER_URL, "0123456789abcdef0123456789abcdef", ...tokens])
      expect(said.includes(secret), secret).toBe(false);
  });
});

describe.each(engines)("what the log says of how people are reached, on %s", (kind) => {
  it("holds neither numbers nor addresses nor codes, through proofs, tests and calls that fail", async () => {
    const [phone, email] = ["+16175550123", "ada.canaria@nowhere.example"];
    const twilio = createFarTwilio();
    const mailboxes = createMailboxes();
    let away = false;
    const world = await openWorld(kind, {
      more: twilioYaml + mailYaml,
      mail: mailboxes.transport,
      wire(deliver, direct) {
        const { fetch } = twilio.wire(deliver, direct);
        const refused: typeof fetch = async (input, init) => {
          const { hostname } = new URL(input instanceof Request ? input.url : input);
          return away && hostname === "api.twilio.com"
            ? new Response(`no ${phone}`, { status: 400 })
            : fetch(input, init);
        };
        return { deliver, fetch: refused };
      },
    });
    const lines = overhear(world);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ phone: `${phone}x` });
    await world.ada.submits({ phone, email });
    await world.ada.clicks("Verify by mail");
    await world.ada.closes();
    await world.ada.clicks("Verify by SMS");
    const [code = ""] = /\d{6}/.exec(twilio.messagesTo(phone)[0]!)!;
    await world.ada.submits({ code: "000000" });
    await world.ada.submits({ code });
    await world.ada.closes({ all: true });
    away = true;
    await world.ada.types("#general", "/incident me rehearse");
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const line = "1/1/U0ADA";
    for (const MessageStatus of ["sent", "undelivered"])
      await twilio.brings(world.bot().parts, `/twilio/status/sms/${line}`, {
        To: phone,
        MessageSid: "SM1",
        MessageStatus,
      });
    await twilio.brings(world.bot().parts, "/twilio/sms", { From: phone, Body: "1", MessageSid: "SM2" });
    await world.passes({ minutes: 16 });
    expect(lines.filter((each) => each.includes("400")).length).toBeGreaterThan(0);
    for (const secret of [phone, "6175550123", "ada.canaria", "nowhere.example", code])
      expect(lines.join(""), secret).not.toContain(secret);
  });
});

describe("whatever slips into a log line", () => {
  it.each([
    ["a bot token", "fetch failed: xoxb-1234567890-abcDEF_x failed", "xoxb-1234567890-abcDEF_x"],
    ["an app token", "xapp-1-A0-1234-abcdef", "xapp-1-A0-1234-abcdef"],
    ["a database's password", "connect postgres://me:hunter2@db.example.com/x", "hunter2"],
    ["a password with an odd letter", "connect postgres://me:hun:ter2%40@db.example.com/x", "hun:ter2"],
    ["a response URL", "POST https://hooks.slack.com/actions/T1/2/abc failed", "actions/T1"],
    ["an authorization", "Authorization: Bearer abc.def-ghi", "abc.def-ghi"],
    ["an acknowledgement link", "GET /answer/WzEsMSwiVSIsMV0.c2ln", "WzEsMSwi"],
    ["a short one", "GET /a/42-3-0-7KQ2MXAB", "7KQ2MXAB"],
  ])("is struck out where it is %s", (_, text, secret) => {
    const { lines, logger } = listening();
    logger.error({ error: new Error(text).message, path: text, deep: { stack: [text] } }, text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(secret);
    expect(JSON.parse(lines[0]!)).toMatchObject({ msg: expect.stringContaining("[hidden]") });
  });

  it.each(["token", "secret", "authorization", "headers"])("is struck out under the name %s", (name) => {
    const { lines, logger } = listening();
    logger.info({ [name]: "sesame", request: { [name]: "sesame" } }, "x");
    expect(lines.join("")).not.toContain("sesame");
  });

  it("is left as it is otherwise", () => {
    const { lines, logger } = listening();
    logger.warn({ effect: "incident:1:2:0", path: "/slack/events", error: "Error: Slack says is_archived" }, "words");
    expect(JSON.parse(lines[0]!)).toMatchObject({ effect: "incident:1:2:0", path: "/slack/events", msg: "words" });
  });
});

describe("a mistake in the configuration", () => {
  const secret = "sesame-open-the-door";
  const yaml = "notifiers:\n  webhook: { url: https://x.example/in, secretEnv: PAGER_SECRET }\n";
  it.each([
    [{ SLACK_BOT_TOKEN: `xapp-${secret}` }, ""],
    [{ SLACK_BOT_TOKEN: `xoxb-${secret}` }, ""],
    [{ SLACK_APP_TOKEN: `xoxp-${secret}`, SLACK_BOT_TOKEN: `xapp-${secret}` }, ""],
    [{ SLACK_SIGNING_SECRET: `xoxb-${secret}` }, ""],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", DATABASE_URL: `mysql://me:${secret}@h/x` }, ""],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", DATABASE_URL: `postgres://me:${secret}@[/x` }, ""],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: `ftp://me:${secret}@h/` }, ""],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", PAGER_SECRET: "" }, yaml],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" }, yaml.replace("PAGER_SECRET", secret)],
    [
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" },
      `notifiers:\n  webhook: { url: "ftp://me:${secret}@h" , secretEnv: X }\n`,
    ],
    [
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" },
      `notifiers:\n  webhook: { url: https://x.example/in, secret: ${secret} }\n`,
    ],
  ])("never repeats a secret: %j", (variables, text) => {
    try {
      checkConfig({ variables, file: { name: "watchfire.yml", text } });
      expect.unreachable("It was taken.");
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).message).not.toContain(secret);
    }
  });
});
