import type { Config } from "../../config/config.ts";

/** The numbers that calls and messages come from, E.164 or as registered. */
export function ownNumbers({ notifiers }: Pick<Config, "notifiers">): string[] {
  const { twilio, solapi } = notifiers;
  return [...new Set([twilio?.from, solapi?.from].filter((number) => number !== undefined))];
}

/** A vCard that people put on their telephones, so that Watchfire rings through night mode. */
export function contactCard(numbers: readonly string[], note: string): string {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "N:;Watchfire;;;",
    "FN:Watchfire",
    "ORG:Watchfire",
    ...numbers.map((number) => `TEL;TYPE=CELL:${number}`),
    `NOTE:${note
      .replaceAll("\\", "\\\\")
      .replaceAll(/([,;])/g, "\\$1")
      .replaceAll("\n", "\\n")}`,
    "END:VCARD",
  ];
  return `${lines.join("\r\n")}\r\n`;
}
