import { SlackFailure } from "./failure.ts";
import type { Channel } from "./state.ts";
import type { Workspace } from "./workspace.ts";

type Kind = Channel["kind"];
/** Any one of the scopes will do; none is needed where the list is empty. */
type Needs = readonly string[] | Readonly<Record<Kind, readonly string[]>>;

const reading = byKind("read");
const history = byKind("history");
const managing: Needs = {
  public: ["channels:manage"],
  private: ["groups:write"],
  im: ["im:write"],
  mpim: ["mpim:write"],
};
const heading: Needs = { ...managing, public: ["channels:manage", "channels:write.topic"] };
const inviting: Needs = { ...managing, public: ["channels:manage", "channels:write.invites"] };

const needed: Record<string, Needs> = {
  "api.test": [],
  "auth.test": [],
  "team.info": ["team:read"],
  "bots.info": ["users:read"],
  "users.info": ["users:read"],
  "users.list": ["users:read"],
  "users.lookupByEmail": ["users:read.email"],
  "users.getPresence": ["users:read"],
  "users.conversations": reading,
  "dnd.info": ["dnd:read"],
  "dnd.teamInfo": ["dnd:read"],
  "usergroups.list": ["usergroups:read"],
  "usergroups.users.list": ["usergroups:read"],
  "conversations.create": managing,
  "conversations.info": reading,
  "conversations.list": reading,
  "conversations.members": reading,
  "conversations.invite": inviting,
  "conversations.kick": managing,
  "conversations.join": ["channels:join"],
  "conversations.leave": managing,
  "conversations.open": managing,
  "conversations.rename": managing,
  "conversations.archive": managing,
  "conversations.unarchive": managing,
  "conversations.setTopic": heading,
  "conversations.setPurpose": heading,
  "conversations.history": history,
  "conversations.replies": history,
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "chat.getPermalink": [],
  "chat.unfurl": ["links:write"],
  "chat.scheduleMessage": ["chat:write"],
  "chat.deleteScheduledMessage": ["chat:write"],
  "chat.scheduledMessages.list": [],
  "views.open": [],
  "views.push": [],
  "views.update": [],
  "views.publish": [],
  "reactions.add": ["reactions:write"],
  "reactions.remove": ["reactions:write"],
  "reactions.get": ["reactions:read"],
  "pins.add": ["pins:write"],
  "pins.remove": ["pins:write"],
  "pins.list": ["pins:read"],
  "bookmarks.add": ["bookmarks:write"],
  "bookmarks.edit": ["bookmarks:write"],
  "bookmarks.remove": ["bookmarks:write"],
  "bookmarks.list": ["bookmarks:read"],
  "files.getUploadURLExternal": ["files:write"],
  "files.completeUploadExternal": ["files:write"],
  "files.info": ["files:read"],
  "files.delete": ["files:write"],
  "conversations.canvases.create": ["canvases:write"],
  "canvases.create": ["canvases:write"],
  "canvases.edit": ["canvases:write"],
  "canvases.sections.lookup": ["canvases:read"],
  "canvases.access.set": ["canvases:write"],
  "canvases.delete": ["canvases:write"],
};

/** Refuses a method for which the bot's token lacks the scope, in Slack's words. */
export function checkScopes(workspace: Workspace, method: string, args: Record<string, unknown>): void {
  const needs = needed[method] ?? [];
  for (const alternatives of alternativesFor(workspace, needs, method, args)) {
    if (alternatives.length === 0 || alternatives.some((it) => workspace.scopes.includes(it))) continue;
    throw new SlackFailure("missing_scope", { needed: alternatives.join(","), provided: workspace.scopes.join(",") });
  }
}

function alternativesFor(
  workspace: Workspace,
  needs: Needs,
  method: string,
  args: Record<string, unknown>,
): (readonly string[])[] {
  if (isPlain(needs)) return [needs];
  return kindsOf(workspace, method, args).map((kind) => needs[kind]);
}

const isPlain = (needs: Needs): needs is readonly string[] => Array.isArray(needs);

/** The kinds of channel that a call is about. */
function kindsOf(workspace: Workspace, method: string, args: Record<string, unknown>): Kind[] {
  if (method === "conversations.create")
    return [args["is_private"] === true || args["is_private"] === "true" ? "private" : "public"];
  if (method === "conversations.open") return [argument(args, "users").includes(",") ? "mpim" : "im"];
  if (method === "conversations.list" || method === "users.conversations")
    return listedKinds(argument(args, "types") || "public_channel");
  const channel = workspace.findChannel(argument(args, "channel") || argument(args, "channel_id"));
  return channel === undefined ? [] : [channel.kind];
}

/** An argument as text; a list, which only JSON bodies have, joined as a form would. */
function argument(args: Record<string, unknown>, name: string): string {
  const value = args[name];
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "string" ? value : "";
}

function listedKinds(types: string): Kind[] {
  return types
    .split(",")
    .map((it) => it.trim().replace("_channel", ""))
    .filter((it): it is Kind => ["public", "private", "im", "mpim"].includes(it));
}

function byKind(verb: "read" | "history"): Needs {
  return { public: [`channels:${verb}`], private: [`groups:${verb}`], im: [`im:${verb}`], mpim: [`mpim:${verb}`] };
}
