import { MINUTE, type Clock } from "../clock.ts";
import type { Config, Transport } from "../config/config.ts";
import { secretsIn } from "../slack/receiver-http.ts";
import { botScopes, usesOf } from "../slack/scopes.ts";
import { askSocketAddress, NoAddress } from "../slack/socket-address.ts";
import { askSlack, within, type SlackLine, type SlackSays } from "./ask-slack.ts";
import { bad, good, unsure, type Finding } from "./finding.ts";
import { networkWords } from "./network-words.ts";

/** Slack refuses signatures that are five minutes off, and so do we. */
const WORST_CLOCK = MINUTE;

type RealTransport = Exclude<Transport, { mode: "practice" }>;

/** The bot token, what it is allowed, and our clock beside Slack's. `works`: further questions make sense. */
export async function checkBotToken(line: SlackLine): Promise<{ findings: Finding[]; works: boolean }> {
  const says = await askSlack(line, "auth.test");
  if (says.is === "silence") {
    return { works: false, findings: [bad(`Slack: ${line.apiUrl} can't be reached: ${says.why}.`)] };
  }
  const clock = checkClock(says.date, line.clock);
  if (says.is === "refusal") return { works: false, findings: [bad(refused(says.code)), ...clock] };
  const { user = "the bot", team = "the workspace" } = says.body as { user?: string; team?: string };
  return {
    works: true,
    findings: [good(`SLACK_BOT_TOKEN: it works, as @${user} in ${team}.`), ...checkScopes(says), ...clock],
  };
}

function refused(code: string): string {
  if (["invalid_auth", "not_authed", "token_revoked", "account_inactive", "token_expired"].includes(code))
    return `SLACK_BOT_TOKEN: Slack doesn't accept it (${code}). Copy it anew from OAuth & Permissions; reinstall the app if it was revoked.`;
  if (code === "ratelimited") return "SLACK_BOT_TOKEN: Slack asks for patience (ratelimited). Try again in a minute.";
  return `SLACK_BOT_TOKEN: Slack answers ${code}.`;
}

function checkScopes({ scopes }: Extract<SlackSays, { is: "answer" }>): Finding[] {
  if (scopes === null) return [unsure("Scopes: this server doesn't say which the token has.")];
  const missing = botScopes.filter((scope) => !scopes.includes(scope));
  const surplus = scopes.filter((scope) => scope !== "" && !botScopes.includes(scope));
  return [
    ...missing.map((scope) =>
      bad(
        `Scopes: ${scope} is missing, and with it ${usesOf(scope).join(", ")}. Add it under OAuth & Permissions, then reinstall the app.`,
      ),
    ),
    ...(missing.length === 0 ? [good(`Scopes: all ${botScopes.length} are granted.`)] : []),
    ...(surplus.length > 0
      ? [unsure(`Scopes: ${surplus.join(", ")} can be taken away; Watchfire doesn't use them.`)]
      : []),
  ];
}

function checkClock(date: string | null, clock: Clock): Finding[] {
  const slackTime = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(slackTime)) return [unsure("Clock: this server doesn't tell the time to compare with.")];
  const off = clock.machineNow() - slackTime;
  const seconds = Math.round(Math.abs(off) / 1000);
  if (Math.abs(off) > WORST_CLOCK) {
    return [
      bad(
        `Clock: this machine is ${seconds} s ${off > 0 ? "ahead of" : "behind"} Slack. Set it by NTP: signatures and pages depend on it.`,
      ),
    ];
  }
  return [good(`Clock: it agrees with Slack's${seconds > 1 ? `, to ${seconds} s` : ""}.`)];
}

/** What the chosen transport needs beside the bot token. */
export async function checkTransport(config: Config, transport: RealTransport, line: SlackLine): Promise<Finding[]> {
  if (transport.mode === "socket") return [await checkAppToken(transport.appToken, line)];
  return checkSigningSecret(transport.signingSecret, config);
}

/** An address is asked for and not used, so that no socket is opened. */
async function checkAppToken(appToken: string, { apiUrl, fetch, clock }: SlackLine): Promise<Finding> {
  try {
    await within(clock, (signal) => askSocketAddress({ appToken, apiUrl, fetch }, signal));
    return good("SLACK_APP_TOKEN: it works; Slack reaches us over Socket Mode.");
  } catch (error) {
    const why = error instanceof NoAddress ? error.message : networkWords(error);
    return bad(`SLACK_APP_TOKEN: no socket: ${why}. It is under Basic Information, App-Level Tokens.`);
  }
}

function checkSigningSecret(signingSecret: string, config: Config): Finding[] {
  const secrets = secretsIn(signingSecret);
  const odd = secrets.filter((secret) => !/^[0-9a-f]{32}$/.test(secret)).length;
  const atSlack = config.slackApiUrl === "https://slack.com/api/";
  if (secrets.length === 0)
    return [bad("SLACK_SIGNING_SECRET: it is empty. Copy it from Basic Information, App Credentials.")];
  const told = odd > 0 ? "is not 32 hexadecimal digits, as Slack's are" : "";
  return [
    odd === 0
      ? good(
          `SLACK_SIGNING_SECRET: ${secrets.length === 1 ? "it has" : `${secrets.length} of them, which have`} the right shape. Whether Slack signs with it shows at the first request.`,
        )
      : (atSlack ? bad : unsure)(`SLACK_SIGNING_SECRET: it ${told}. Copy it from Basic Information, App Credentials.`),
    unsure(
      `Address: Slack must reach ${config.publicUrl ?? "https://<this server>"}/slack/events, which is port ${config.listen.port} here.`,
    ),
  ];
}
