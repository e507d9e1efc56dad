type Nothing = Record<string, never>;

export const room = {
  runbook: "Runbook",
  notInvited: (a: { people: string }) =>
    `Could not be brought into this room: ${a.people}. Somebody may invite them by hand.`,
  /** The first line of a room. */
  kept: (_: Nothing) =>
    "What is said here is kept as the incident's record, edits and deletions too. Say what you are about to do before you do it; one change at a time.",
  /** To the declarer and the admins, when Slack doesn't let us open rooms. */
  refused: (a: { incident: string; mend: string }) =>
    `${a.incident} has no room of its own: ${a.mend} It goes on in a thread meanwhile.`,
  mend: {
    missing_scope:
      "Watchfire lacks a permission of its Slack app (channels:manage for rooms, groups:write for private ones). Reinstall the app from its manifest.",
    restricted_action:
      "this workspace doesn't let Watchfire create channels. An owner can allow it under Settings & permissions, Channel management.",
    too_many_convos: "the workspace has as many channels as Slack allows. Archive old ones.",
    name_taken: "every name for it is taken, INC-… up to -9. Rename or delete the old channels.",
    name_unclear: "a channel with its name exists, and Slack doesn't show whose it is. Rename or delete it.",
    other: "Slack refused to create the channel.",
  } as Readonly<Record<string, string>> & { readonly other: string },
};
