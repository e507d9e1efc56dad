import { DateTime } from "luxon";
import type { Instant } from "../../clock.ts";
import { PRACTICE_BOT } from "../cast.ts";
import type { Person } from "../cast.ts";
import type { ProfileChange } from "./actor.ts";
import { emit } from "./events.ts";
import type { Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** Such as "Central European Summer Time": it takes long to ask for, and changes with the offset only. */
function nameOfTime(local: DateTime): string {
  const key = `${local.zoneName} ${local.offset}`;
  const name = namesOfTimes.get(key) ?? local.toFormat("ZZZZZ");
  namesOfTimes.set(key, name);
  return name;
}

const namesOfTimes = new Map<string, string>();

/** A person in Slack's own shape, as users.info answers it. Mail addresses and locales are left out where Slack would. */
export function slackUser(workspace: Workspace, person: Person, include: { locale?: boolean } = {}): Json {
  const external = person.standing === "external";
  const bot = person.standing === "bot";
  const zone = person.zone ?? "Europe/London";
  const local = DateTime.fromMillis(workspace.clock.now(), { zone });
  return {
    id: person.id,
    team_id: workspace.teamOf(person),
    name: person.name,
    deleted: person.deactivated === true,
    color: "4bbe2e",
    real_name: person.realName,
    tz: zone,
    tz_label: nameOfTime(local),
    tz_offset: local.offset * 60,
    profile: profile(workspace, person),
    is_admin: person.standing === "admin",
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.standing === "guest" || person.standing === "single_channel_guest",
    is_ultra_restricted: person.standing === "single_channel_guest",
    is_bot: bot,
    is_app_user: false,
    updated: workspace.nowSeconds(),
    is_email_confirmed: !bot && !external,
    ...(external ? { is_stranger: true } : {}),
    ...(include.locale === true && !external ? { locale: person.locale ?? "en-US" } : {}),
  };
}

function profile(workspace: Workspace, person: Person): Json {
  const [firstName = person.realName, ...rest] = person.realName.split(" ");
  const withEmail = person.standing !== "external" && person.standing !== "bot";
  return {
    title: person.title ?? "",
    phone: "",
    skype: "",
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.displayName ?? "",
    display_name_normalized: person.displayName ?? "",
    first_name: firstName,
    last_name: rest.join(" "),
    status_text: "",
    status_emoji: "",
    status_expiration: 0,
    avatar_hash: "g0",
    team: workspace.teamOf(person),
    ...(person.id === PRACTICE_BOT.userId
      ? { bot_id: PRACTICE_BOT.botId, api_app_id: PRACTICE_BOT.appId, always_active: false }
      : {}),
    ...(withEmail && workspace.scopes.includes("users:read.email") ? { email: emailOf(person) } : {}),
  };
}

export function emailOf(person: Person): string {
  return person.email ?? `${person.name}@practice.example`;
}

export function addPerson(workspace: Workspace, person: Person): void {
  workspace.state.people.push(person);
  for (const name of person.channels) workspace.channel(name).members.push(person.id);
  emit(workspace, { type: "team_join", user: slackUser(workspace, person), event_ts: workspace.nextTs() });
  workspace.changed({ kind: "person", person: person.id });
}

/** Unlike a change of profile, this is no event: whoever wants to know asks. */
export function setDoNotDisturb(workspace: Workspace, id: string, until: Instant | null): void {
  const at = workspace.state.people.findIndex((person) => person.id === id);
  workspace.state.people[at] = { ...workspace.person(id), doNotDisturbUntil: until ?? 0 };
  workspace.changed({ kind: "person" });
}

export function changePerson(workspace: Workspace, id: string, change: ProfileChange): void {
  const at = workspace.state.people.findIndex((it) => it.id === id);
  const changed = { ...workspace.person(id), ...change };
  workspace.state.people[at] = changed;
  emit(workspace, {
    type: "user_change",
    user: slackUser(workspace, changed, { locale: true }),
    cache_ts: workspace.nowSeconds(),
    event_ts: workspace.nextTs(),
  });
  workspace.changed({ kind: "person", person: id });
}
