import { z } from "zod";
import { PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import type { Person } from "../cast.ts";
import { SlackFailure } from "./failure.ts";
import { flag, list, method, page, text, whole } from "./method.ts";
import { emailOf, slackUser } from "./people.ts";
import type { Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

export const peopleMethods = [
  method("api.test", z.looseObject({}), (_, args) => ({ args })),
  method("auth.test", z.object({}), (workspace) => ({
    url: `${workspace.webOrigin}/`,
    team: PRACTICE_TEAM.name,
    user: PRACTICE_BOT.name,
    team_id: PRACTICE_TEAM.id,
    user_id: PRACTICE_BOT.userId,
    bot_id: PRACTICE_BOT.botId,
    is_enterprise_install: false,
  })),
  method("apps.connections.open", z.object({}), (workspace) => {
    const url = workspace.address.openSocket?.();
    if (url === undefined) throw new SlackFailure("socket_mode_not_enabled");
    return { url };
  }),
  method("team.info", z.object({}), (workspace) => ({
    team: {
      ...PRACTICE_TEAM,
      url: `${workspace.webOrigin}/`,
      email_domain: "practice.example",
      icon: {},
      enterprise_id: "",
    },
  })),
  method("bots.info", z.object({ bot: text.optional() }), (_, { bot }) => {
    if (bot !== undefined && bot !== PRACTICE_BOT.botId) throw new SlackFailure("bot_not_found");
    const { botId: id, appId, userId, realName: name } = PRACTICE_BOT;
    return { bot: { id, deleted: false, name, updated: 0, app_id: appId, user_id: userId, icons: {} } };
  }),
  method("users.info", z.object({ user: text, include_locale: flag.optional() }), (workspace, args) => ({
    user: slackUser(workspace, workspace.person(args.user), { locale: args.include_locale === true }),
  })),
  method(
    "users.list",
    z.object({ cursor: text.optional(), limit: whole.optional(), include_locale: flag.optional() }),
    (workspace, args) => {
      const everybody = [...workspace.state.people, workspace.person(PRACTICE_BOT.userId)];
      const { items, metadata } = page(everybody, args.cursor, args.limit || everybody.length);
      const locale = args.include_locale === true;
      const members = items.map((person) => slackUser(workspace, person, { locale }));
      return { members, cache_ts: workspace.nowSeconds(), ...metadata };
    },
  ),
  method("users.lookupByEmail", z.object({ email: text }), (workspace, { email }) => {
    const found = workspace.state.people.find(
      (it) => it.standing !== "external" && it.deactivated !== true && emailOf(it) === email.toLowerCase(),
    );
    if (found === undefined) throw new SlackFailure("users_not_found");
    return { user: slackUser(workspace, found) };
  }),
  method("users.getPresence", z.object({ user: text.optional() }), (workspace, { user }) => {
    const person = workspace.person(user ?? PRACTICE_BOT.userId);
    return { presence: person.away === true ? "away" : "active" };
  }),
  method("dnd.info", z.object({ user: text.optional() }), (workspace, { user }) =>
    doNotDisturb(workspace, workspace.person(user ?? PRACTICE_BOT.userId)),
  ),
  method("dnd.teamInfo", z.object({ users: list }), (workspace, { users }) => ({
    users: Object.fromEntries(users.map((id) => [id, doNotDisturb(workspace, workspace.person(id))])),
  })),
  method("usergroups.list", z.object({}), () => ({ usergroups: [] })),
  method("usergroups.users.list", z.object({ usergroup: text }), () => {
    throw new SlackFailure("no_such_subteam");
  }),
];

function doNotDisturb(workspace: Workspace, person: Person): Json {
  const until = person.doNotDisturbUntil ?? 0;
  const on = until > workspace.clock.now();
  return {
    dnd_enabled: on,
    next_dnd_start_ts: on ? workspace.nowSeconds() - 1 : 1,
    next_dnd_end_ts: on ? Math.floor(until / 1000) : 1,
  };
}
