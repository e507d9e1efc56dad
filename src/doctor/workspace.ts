import { z } from "zod";
import type { Config } from "../config/config.ts";
import { askSlack, type SlackLine } from "./ask-slack.ts";
import { bad, good, unsure, type Finding } from "./finding.ts";

const pageSchema = z.object({
  channels: z.array(z.looseObject({ id: z.string(), name: z.string().optional() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const channelSchema = z.object({
  channel: z.looseObject({
    name: z.string().optional(),
    is_archived: z.boolean().optional(),
    is_private: z.boolean().optional(),
    is_member: z.boolean().optional(),
  }),
});
const userSchema = z.object({
  user: z.looseObject({
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
  }),
});

/** The channels that the configuration names. */
export async function checkChannels(config: Config, line: SlackLine): Promise<Finding[]> {
  const wanted = new Map([[config.announceChannel, "announceChannel"]]);
  for (const team of config.teams) {
    if (team.channel !== null && !wanted.has(team.channel)) wanted.set(team.channel, `teams.${team.name}.channel`);
  }
  const ours = [...wanted.keys()].every(isId) ? [] : await ownChannelNames(line);
  const findings: Finding[] = [];
  for (const [channel, key] of wanted) {
    if (isId(channel)) findings.push(await checkChannelId(channel, key, line));
    else if (typeof ours === "string")
      findings.push(unsure(`Channel: #${channel} (${key}) could not be looked for: Slack answers ${ours}.`));
    else findings.push(checkChannelName(channel, key, ours));
  }
  return findings;
}

const isId = (channel: string): boolean => /^[CG][A-Z0-9]{2,}$/.test(channel);

function checkChannelName(name: string, key: string, ours: readonly string[]): Finding {
  const bare = name.replace(/^#/, "");
  return ours.includes(bare)
    ? good(`Channel: #${bare} (${key}) is there, and Watchfire is in it.`)
    : bad(
        `Channel: Watchfire is in no channel called #${bare} (${key}). Create it where it is missing, and type /invite @watchfire there.`,
      );
}

/** The names of the channels that we are in, or Slack's error code. */
async function ownChannelNames(line: SlackLine): Promise<string[] | string> {
  const names: string[] = [];
  let cursor = "";
  do {
    const says = await askSlack(line, "users.conversations", {
      types: "public_channel,private_channel",
      exclude_archived: "true",
      limit: "200",
      ...(cursor === "" ? {} : { cursor }),
    });
    if (says.is !== "answer") return says.is === "refusal" ? says.code : says.why;
    const page = pageSchema.parse(says.body);
    names.push(...page.channels.flatMap((channel) => channel.name ?? []));
    cursor = page.response_metadata?.next_cursor ?? "";
  } while (cursor !== "");
  return names;
}

async function checkChannelId(id: string, key: string, line: SlackLine): Promise<Finding> {
  const says = await askSlack(line, "conversations.info", { channel: id });
  if (says.is === "silence") return unsure(`Channel: ${id} (${key}) could not be looked at: ${says.why}.`);
  if (says.is === "refusal") {
    return says.code === "channel_not_found"
      ? bad(
          `Channel: there is no ${id} (${key}), or it is private and Watchfire isn't in it. Type /invite @watchfire there.`,
        )
      : unsure(`Channel: ${id} (${key}) could not be looked at: Slack answers ${says.code}.`);
  }
  const { name, is_archived: archived, is_member: member } = channelSchema.parse(says.body).channel;
  const shown = name === undefined ? id : `#${name}`;
  if (archived === true) return bad(`Channel: ${shown} (${key}) is archived. Unarchive it or name another.`);
  if (member === false) {
    return unsure(
      `Channel: Watchfire isn't in ${shown} (${key}). It can post there, but not look for what it posted: type /invite @watchfire there.`,
    );
  }
  return good(`Channel: ${shown} (${key}) is there.`);
}

/** Everybody the configuration names: who can't be reached in Slack can't be paged there. */
export async function checkPeople(config: Config, line: SlackLine): Promise<Finding[]> {
  const named = new Map(config.people.map((person) => [person.slack, `people.${person.name}`]));
  for (const admin of config.admins) if (!named.has(admin)) named.set(admin, "admins");
  const findings: Finding[] = [];
  let known = 0;
  for (const [id, key] of named) {
    const says = await askSlack(line, "users.info", { user: id });
    if (says.is === "silence" || (says.is === "refusal" && says.code !== "user_not_found")) {
      const why = says.is === "silence" ? says.why : `Slack answers ${says.code}`;
      return [...findings, unsure(`People: ${key} and those after it could not be looked up: ${why}.`)];
    }
    const wrong = says.is === "refusal" ? notFound(id, key) : standing(userSchema.parse(says.body).user, id, key);
    if (wrong === null) known += 1;
    else findings.push(wrong);
  }
  if (known > 0) findings.push(good(`People: ${known === 1 ? "1 is" : `${known} are`} in Slack as the file has them.`));
  return named.size === 0 ? [unsure("People: the file names nobody, so nobody can be paged.")] : findings;
}

function notFound(id: string, key: string): Finding {
  return bad(`People: Slack knows no ${id} (${key}). Copy the id anew: the person's profile, More, "Copy member ID".`);
}

function standing(user: z.output<typeof userSchema>["user"], id: string, key: string): Finding | null {
  if (user.deleted === true) return bad(`People: ${id} (${key}) is deactivated in Slack. Take them out of the file.`);
  if (user.is_bot === true) return bad(`People: ${id} (${key}) is a bot.`);
  if (user.is_restricted === true || user.is_ultra_restricted === true)
    return bad(`People: ${id} (${key}) is a guest, and guests may neither take roles nor answer pages.`);
  return null;
}
