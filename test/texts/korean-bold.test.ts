import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../../src/texts/ko/", import.meta.url);

it.each(readdirSync(folder))(
  "puts no letter right behind bold words, which Slack then leaves in asterisks: %s",
  (file) => {
    const lines = readFileSync(new URL(file, folder), "utf8").split("\n");
    // A particle such as 으로 or 이 glued to the closing asterisk.
    expect(
      lines.filter((line) => /\*[^*\s]([^*]*[^*\s])?\*[\p{L}\p{N}]/u.test(line.replace(/^\s*\/?\*.*$/, ""))),
    ).toEqual([]);
  },
);
