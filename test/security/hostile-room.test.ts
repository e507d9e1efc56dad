import { expect, it } from "vitest";
import { openWorld } from "../stories/open-world.ts";
import { engines } from "../store/engines.ts";

it.each(engines)(
  "words, names and files with anything in them are recorded on %s, and hold nothing up",
  async (kind) => {
    const errors: string[] = [];
    const world = await openWorld(kind, {
      onError: (fields, message) => void errors.push(message + JSON.stringify(fields)),
    });
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    const hostile = [
      "a\u0000b",
      "\uD83D",
      "\u202Eevil",
      "x".repeat(39_000),
      '{"__proto__":{}}',
      "'; drop table events; --",
      "\\",
      "🔥".repeat(5_000),
    ];
    for (const text of hostile) {
      const { ts } = await world.ben.says(room, text);
      await world.ben.edits(room, ts, `${text}!`);
      await world.ben.reacts(room, ts, "pushpin");
      await world.ben.uploads(room, {
        name: `${text.slice(0, 50).toWellFormed()}.txt`,
        content: "x",
        title: text.slice(0, 50),
      });
    }
    await world.ben.setsProfile({ displayName: "a\u0000b\uD83D" });
    await world.settle();
    await world.passes({ minutes: 3 });
    expect(errors).toEqual([]);
    const kept = await world.ben.types(room, "/incident export json");
    expect(kept.text).toMatch(/direct messages/);
    const file = world.slack.files().findLast((each) => each.file.name === "INC-1.json")!;
    const json = Buffer.from(file.content, "base64").toString("utf8");
    expect(json).toContain("drop table events");
    expect(() => JSON.parse(json) as unknown).not.toThrow();
    expect((await world.ben.types(room, "/incident timeline all")).ok).toBe(true);
  },
);
