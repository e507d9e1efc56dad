/** Where the practice Slack and the emulator differ, and why; `emulator` is what the other one answers. */
export const differences: Readonly<Record<string, { practice: unknown; emulator: unknown; because: string }>> = {
  "auth.test": {
    practice: ["url", "team_id", "user_id", "bot_id"],
    emulator: ["url", "team_id", "user_id"],
    because: "Slack names the bot_id of a bot's token; the emulator takes our token for a person's.",
  },
  "users.info": {
    practice: ["grace", false],
    emulator: ["grace", null],
    because: "Slack says of every person whether they are a guest; the emulator knows no guests.",
  },
  "users.conversations": {
    practice: "ok",
    emulator: "HTTP 404",
    because: "The emulator doesn't have it; in Slack it lists the channels one is in.",
  },
  "conversations.create with capitals": {
    practice: "invalid_name_specials",
    emulator: "ok",
    because: "Slack's documentation counts capitals among what a name may not hold; the emulator lowers them.",
  },
  "conversations.create with a space": {
    practice: "invalid_name_specials",
    emulator: "name_taken",
    because: "The emulator makes hyphens of spaces, and so meets the room whose capitals it lowered.",
  },
  "conversations.create without a name": {
    practice: "invalid_name_required",
    emulator: "invalid_name_specials",
    because: "Slack has a code of its own for a missing name.",
  },
  "chat.postMessage of 51 blocks": {
    practice: "invalid_blocks",
    emulator: "ok",
    because: "The emulator doesn't look into blocks; Slack takes fifty.",
  },
  "chat.postMessage of a block that doesn't exist": {
    practice: "invalid_blocks",
    emulator: "ok",
    because: "The emulator doesn't look into blocks.",
  },
  "conversations.history": {
    practice: [
      ["marked", 0, { effect: "incident:1:2:0" }],
      ["hello", 1, null],
    ],
    emulator: [
      ["x", 0, null],
      ["x", 0, null],
      ["marked", 0, { effect: "incident:1:2:0" }],
      ["hello", 1, null],
    ],
    because: "The two messages that it should have refused are there.",
  },
  "conversations.history from a moment on": {
    practice: ["marked"],
    emulator: ["x", "x", "marked", "hello", "TOPIC"],
    because: "Slack leaves out what is older than `oldest`; the emulator pages by it.",
  },
  "conversations.replies to nothing": {
    practice: "thread_not_found",
    emulator: "ok",
    because: "Slack documents thread_not_found for a timestamp that is no message.",
  },
  "chat.update in what is archived": {
    practice: "is_archived",
    emulator: "ok",
    because: "Slack lets nobody edit in what is archived; the emulator does.",
  },
  "a method that doesn't exist": {
    practice: "unknown_method",
    emulator: "HTTP 404",
    because: "Slack answers 200 and unknown_method to every name.",
  },
  "a token that is none": {
    practice: "invalid_auth",
    emulator: "ok",
    because: "The emulator takes any token unless it is told to be strict.",
  },
};
