import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import { ConfigError } from "../config/mistakes.ts";
import { within } from "./ask-slack.ts";
import { checkDeadMan, checkOverdue } from "./audit.ts";
import { checkDatabase, checkReceived } from "./database.ts";
import { bad, good, unsure, type Finding } from "./finding.ts";
import { networkWords } from "./network-words.ts";
import { checkReached, contactsIn } from "./reach.ts";
import { checkBotToken, checkTransport } from "./tokens.ts";
import { checkChannels, checkPeople } from "./workspace.ts";

export interface DoctorPorts {
  /** Throws ConfigError. */
  configuration(): Config;
  fetch: typeof globalThis.fetch;
  clock: Clock;
}

/** Looks at everything Watchfire needs, changes nothing, and says in plain words what is missing. */
export async function examine({ configuration, fetch, clock }: DoctorPorts): Promise<Finding[]> {
  let config: Config;
  try {
    config = configuration();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const mistakes = error.message.split("\n").map((mistake) => bad(`Configuration: ${mistake}`));
    return [...mistakes, unsure("The rest is looked at once the configuration can be read.")];
  }
  const { findings, received } = await checkDatabase(config);
  const first = [
    good("Configuration: it can be read and nothing in it contradicts itself."),
    ...findings,
    ...(received === null ? [] : await checkOverdue(config, clock)),
  ];
  const { transport } = config;
  if (transport.mode === "practice") return [...first, ...practice(config)];
  const line = { apiUrl: config.slackApiUrl, token: transport.botToken, fetch, clock };
  const bot = await checkBotToken(line);
  return [
    ...first,
    ...bot.findings,
    ...(await checkTransport(config, transport, line)),
    ...checkReceived(received, config.command, clock.machineNow()),
    ...(bot.works ? [...(await checkChannels(config, line)), ...(await checkPeople(config, line))] : []),
    ...(await checkReach(config, fetch, clock)),
    ...checkReached(config, received === null ? new Map() : await contactsIn(config), clock.now()),
    await checkDeadMan(config, fetch, clock),
  ];
}

function practice(config: Config): Finding[] {
  return [
    unsure(
      `Slack: no token is set, so npm start opens the practice workspace on http://localhost:${config.listen.port}, in which nothing leaves this machine.`,
    ),
    unsure(
      "Slack: for a real workspace, create the app with npm run manifest, then set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET) in .env.",
    ),
  ];
}

/** The ways to reach somebody outside Slack. */
async function checkReach(config: Config, fetch: typeof globalThis.fetch, clock: Clock): Promise<Finding[]> {
  const { webhook } = config.notifiers;
  const links = config.publicUrl
    ? good(`Links: pages can be answered at ${config.publicUrl}.`)
    : unsure("Links: publicUrl is not set, so pages carry no link to answer them outside Slack.");
  const others = config.notifiers.named.filter((name) => name !== "webhook");
  if (webhook === null) {
    const words =
      others.length === 0
        ? "Webhook: none is set; people are paged by direct message in Slack, which is silent while they don't look."
        : `Ways to reach people: ${others.join(", ")}, beside Slack. Whom nothing that rings reaches, npm run config-check says.`;
    return [links, unsure(words)];
  }
  const { origin } = new URL(webhook.url);
  try {
    // Asking what it takes wakes nobody; any answer will do.
    await within(clock, (signal) => fetch(webhook.url, { method: "OPTIONS", redirect: "manual", signal }));
    return [links, good(`Webhook: ${origin} answers, and there is a secret to sign with.`)];
  } catch (error) {
    return [links, bad(`Webhook: ${origin} can't be reached: ${networkWords(error)}.`)];
  }
}
