const names: Record<string, string> = {
  "📌": "pushpin",
  "⭐": "star",
  "🚩": "triangular_flag_on_post",
  "👀": "eyes",
  "✅": "white_check_mark",
  "❌": "x",
  "👍": "+1",
  "👎": "-1",
  "🔥": "fire",
  "🎉": "tada",
  "❤️": "heart",
};

/** The name of an emoji that was given as a name, as ":name:" or as the character itself. */
export function emojiName(emoji: string): string {
  return names[emoji] ?? emoji.replaceAll(":", "");
}
