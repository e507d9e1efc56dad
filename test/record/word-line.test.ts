import { describe, expect, it } from "vitest";
import type { Message } from "../../src/record/record.ts";
import { wordLine } from "../../src/record/word-line.ts";
import { Scenario } from "../incident/scenario.ts";
import { materialOf, message } from "./material.ts";

const { incident, say } = materialOf(new Scenario());

function worded(change: Partial<Message>): string | null {
  const line = { n: 1, at: 0, what: { kind: "message", message: message(change) }, source: null, highlight: false };
  return wordLine(line as Parameters<typeof wordLine>[0], incident, say);
}

describe("a message in a line of the record", () => {
  it.each<[string, Partial<Message>, string]>([
    ["is who said what", {}, "@grace: the pool is full"],
    ["says that it was edited", { edited: true }, "@grace: the pool is full (edited)"],
    ["keeps nothing of what was deleted", { deleted: true, files: ["graph.png"] }, "@grace: (deleted)"],
    ["names its files", { text: "", kind: "file", files: ["graph.png", "log.txt"] }, "@grace: 📎 graph.png, log.txt"],
    ["tells of whom Slack doesn't name as somebody", { person: null }, "somebody: the pool is full"],
    ["tells who came", { kind: "join", text: "" }, "@grace joined"],
    ["tells who went", { kind: "leave", text: "" }, "@grace left"],
    ["says what else it is where there are no words", { kind: "huddle_thread", text: "" }, "@grace (huddle_thread)"],
    ["gives the words of anything else", { kind: "me_message", text: "waits" }, "@grace: waits"],
  ])("%s", (_, change, line) => {
    expect(worded(change)).toBe(line);
  });
});
