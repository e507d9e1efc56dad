import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { feed, type Finding } from "./feed.ts";
import { strangersIn } from "./payloads.ts";
import { shapes } from "./shapes.ts";

const found = strangersIn(join(import.meta.dirname, "payloads"));
const findings: Finding[] = [];
beforeAll(async () => {
  for await (const finding of feed([...found, ...shapes])) findings.push(finding);
}, 180_000);

/** What a room's record keeps of each kind of message; everything else in it comes from elsewhere. */
const keptAs: Record<string, string> = {
  bot_message: "message",
  channel_archive: "archive",
  channel_join: "join",
  channel_leave: "leave",
  channel_name: "name",
  channel_posting_permissions: "posting_permissions",
  channel_purpose: "purpose",
  channel_topic: "topic",
  channel_unarchive: "unarchive",
  file_share: "file",
  me_message: "message",
  message_changed: "message",
  message_deleted: "message",
  thread_broadcast: "message",
};

describe("what Slack sent to others", () => {
  it("is at least a hundred payloads, each with the address it came from", () => {
    expect(found.length).toBeGreaterThanOrEqual(100);
    expect(found.filter(({ source }) => !source.startsWith("https://github.com/"))).toEqual([]);
    const texts = JSON.stringify(found.map(({ payload }) => payload));
    expect(texts).not.toMatch(/xox[a-z]-|xapp-|"token":"(?!not-a-token")/);
  });

  it("brings the bot into no trouble, signed or not", () => {
    expect(findings).toHaveLength(2 * (found.length + shapes.length));
    expect(findings.filter(({ trouble }) => trouble.length > 0)).toEqual([]);
    const refused = findings.filter(({ status }) => status !== 200).map(({ name, status }) => `${status} ${name}`);
    // Ten years ago an interaction had no type.
    expect(new Set(refused)).toEqual(new Set(["400 others 2: interactive message"]));
  });

  it("leads to a private word or their own home tab at most where it comes from elsewhere", () => {
    const effects = findings.filter(({ how }) => how === "as it came").flatMap(({ ledTo }) => ledTo);
    expect(new Set(effects)).toEqual(new Set(["chat.postMessage", "views.publish"]));
  });

  it("is recorded by its subtype where it comes from a room of ours", () => {
    const kept = findings.filter(({ name, how }) => how === "in a war room" && name.startsWith("shape: message "));
    expect(kept.length).toBeGreaterThanOrEqual(16);
    for (const { name, ledTo } of kept) {
      const kind = keptAs[name.replace("shape: message ", "")];
      expect(ledTo, name).toEqual(kind === undefined ? [] : [`record: ${kind}`]);
    }
  });
});
