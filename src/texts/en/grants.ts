/** To the declarer and the admins, when Slack refuses something for good that isn't the room itself. */
export const grants = {
  missing: (a: { deed: string; scope: string | null }) =>
    `Watchfire can't ${a.deed}: its Slack app lacks ${a.scope === null ? "a permission" : `the permission ${a.scope}`}. Reinstall the app from its manifest. Everything else goes on.`,
  restricted: (a: { deed: string; code: string }) =>
    `This workspace doesn't let Watchfire ${a.deed} (${a.code}). An owner can allow it under Settings & permissions. Everything else goes on.`,
  about: (a: { incident: string; text: string }) => `${a.incident}: ${a.text}`,
  deeds: {
    invite: "bring people into a room",
    post: "post messages there",
    topic: "set a room's topic",
    bookmarks: "keep a room's bookmarks",
    pin: "pin the card",
    history: "read what is said in a room",
    file: "attach files",
    other: "do that",
  },
};
