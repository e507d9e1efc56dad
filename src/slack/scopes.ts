/** The scopes that each method of the Web API needs where we call it; those we don't call aren't here. */
export const methodScopes = {
  "auth.test": [],
  "bookmarks.add": ["bookmarks:write"],
  "bookmarks.edit": ["bookmarks:write"],
  "bookmarks.list": ["bookmarks:read"],
  "bookmarks.remove": ["bookmarks:write"],
  "chat.delete": ["chat:write"],
  // The announcement channel need not have us as a member.
  "chat.postMessage": ["chat:write", "chat:write.public"],
  "chat.update": ["chat:write"],
  // Rooms are public, or private for private incidents.
  "conversations.create": ["channels:manage", "groups:write"],
  // Calls are looked for in direct messages before they are repeated.
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.invite": ["channels:manage", "groups:write"],
  // Whose channel it is that has a room's name.
  "conversations.list": ["channels:read", "groups:read"],
  "conversations.members": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "conversations.replies": ["channels:history", "groups:history"],
  "conversations.setTopic": ["channels:manage", "groups:write"],
  "files.completeUploadExternal": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "pins.add": ["pins:write"],
  "reactions.add": ["reactions:write"],
  "reactions.remove": ["reactions:write"],
  "users.conversations": ["channels:read", "groups:read"],
  "users.info": ["users:read"],
  "users.list": ["users:read"],
  "views.open": [],
  "views.push": [],
  "views.publish": [],
  "views.update": [],
} as const satisfies Record<string, readonly string[]>;

/**
 * The events we listen to, by the names the app is subscribed under, and the scope without which Slack doesn't send them;
 * null where none is needed.
 */
export const eventScopes = {
  app_home_opened: null,
  channel_archive: "channels:read",
  channel_deleted: "channels:read",
  channel_left: "channels:read",
  channel_unarchive: "channels:read",
  group_archive: "groups:read",
  group_deleted: "groups:read",
  group_left: "groups:read",
  group_unarchive: "groups:read",
  member_joined_channel: "channels:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  pin_added: "pins:read",
  pin_removed: "pins:read",
  reaction_added: "reactions:read",
  reaction_removed: "reactions:read",
  team_join: "users:read",
  user_change: "users:read",
} as const;

/** Everything the bot's token must be allowed, and nothing else. */
export const botScopes: readonly string[] = [
  // The slash command and the shortcuts.
  ...new Set([
    "commands",
    ...Object.values(methodScopes).flat(),
    ...Object.values(eventScopes).filter((scope) => scope !== null),
  ]),
].toSorted();

/** What doesn't work without a scope: the methods and events that need it. */
export function usesOf(scope: string): string[] {
  const needs = (needed: readonly string[]): boolean => needed.includes(scope);
  return [
    ...(scope === "commands" ? ["the slash command", "shortcuts"] : []),
    ...Object.entries(methodScopes).flatMap(([method, scopes]) => (needs(scopes) ? [method] : [])),
    ...Object.entries(eventScopes).flatMap(([event, needed]) => (needed !== null && needs([needed]) ? [event] : [])),
  ];
}
