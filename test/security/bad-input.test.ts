import { describe, expect, it } from "vitest";
import { openWorld } from "../stories/open-world.ts";
import type { World } from "../world/world.ts";
import { type } from "./payloads.ts";

const long = "x".repeat(2_500);
type Where = "room" | "elsewhere" | "closed" | "resolved" | "thread";

/** What is typed, where, and the gist of the private answer, in English and Korean. */
const wrong: readonly [line: string, where: Where, en: RegExp, ko: RegExp][] = [
  ["severty sev1", "room", /severity/i, /등급/],
  ["xyzzy", "room", /don't know|no such|help/i, /도움|모르는|없는/],
  ["role ic", "room", /like this/i, /예|이렇게|형식/],
  ["role boss @grace", "room", /like this/i, /예|이렇게|형식/],
  ["role ic <@U0NOBODY>", "room", /full member/i, /정회원/],
  ["page <@U0NOBODY> why", "room", /can't be called/i, /호출할 수 없습니다/],
  ["page <@U0GUS>", "room", /can't be called/i, /호출할 수 없습니다/],
  ["page somebody", "room", /whom|who/i, /누구|호출/],
  ["page me", "room", /that is you/i, /본인/],
  ["severity", "elsewhere", /war room/i, /워룸/],
  ["severity sev3", "room", /why/i, /이유/],
  ["severity sev9 because", "room", /like this/i, /예|이렇게|형식/],
  [`severity sev3 ${long}`, "room", /too long/i, /깁니다/],
  ["cancel \u0000", "room", /why/i, /이유/],
  [`cancel ${long}`, "room", /too long/i, /깁니다/],
  ["note", "room", /what should be noted/i, /무엇을 기록/],
  [`note ${long}`, "room", /too long/i, /깁니다/],
  [`mitigate ${long}`, "room", /too long/i, /깁니다/],
  [`identified ${long}`, "room", /too long/i, /깁니다/],
  [`update ${long}`, "room", /too long/i, /깁니다/],
  ["eta 1h ago", "room", /passed|when|like this/i, /지났|언제|예|이렇게|형식/],
  ["eta soon", "room", /when will it be back/i, /언제/],
  ["handoff <@U0PETRA>", "room", /full member/i, /정회원/],
  ["export pdf", "room", /md/i, /md/],
  ["mitigate", "resolved", /resolved|doesn't fit/i, /복구|지금/],
  ["eta 30m", "resolved", /doesn't fit/i, /지금/],
  ["mitigate", "closed", /reopen/i, /다시/],
  ["role ic me", "closed", /reopen/i, /다시/],
  ["page", "closed", /reopen/i, /다시/],
  ["severity sev1 why", "closed", /reopen/i, /다시/],
  ["update all fine", "closed", /reopen/i, /다시/],
  ["resolve done", "closed", /reopen/i, /다시/],
  ["ack", "closed", /ended|nothing to do/i, /끝|없/],
  ["pass", "elsewhere", /nobody is calling you/i, /호출/],
  ["note it began at noon", "elsewhere", /declare/i, /선언/],
  [`new ${"x".repeat(151)}`, "elsewhere", /too long/i, /깁니다/],
  [`new ${"x".repeat(10_000)}`, "elsewhere", /too long/i, /깁니다/],
  ["x".repeat(10_000), "elsewhere", /too long/i, /깁니다/],
  ["oncall nowhere at all", "elsewhere", /./, /./],
];

describe.each(["en", "ko"] as const)("bad input, in %s", (locale) => {
  it("is answered privately, in words, and changes nothing", async () => {
    const world = await openWorld("sqlite", { locale });
    const person = locale === "ko" ? "U0JIWOO" : "U0LINUS";
    const rooms = await threeRooms(world, person);
    const before = await histories(world);
    const answers: string[] = [];
    for (const [line, where, en, ko] of wrong.slice(0, -1)) {
      const from = world.slack.calls.length;
      const answer = await type(world, { person, channel: rooms[where] ?? "C0NONE", text: line });
      const said = JSON.stringify(answer.body ?? "").slice(0, 600);
      const shown = `${where}: ${line.slice(0, 60)} → ${said}`;
      const gist = locale === "ko" ? ko : en;
      if (!answer.ok || !gist.test(said)) answers.push(shown);
      const written = world.slack.calls.slice(from).filter(({ method }) => /^chat\.|create|invite|set/.test(method));
      if (written.length > 0) answers.push(`${shown} and ${JSON.stringify(written)}`);
    }
    expect(answers).toEqual([]);
    expect(await histories(world)).toEqual(before);
  });
});

async function threeRooms(world: World, person: string): Promise<Partial<Record<Where, string>>> {
  const rooms: Partial<Record<Where, string>> = {};
  for (const [index, where] of (["room", "resolved", "closed"] as const).entries()) {
    await type(world, { person, channel: world.slack.channel("#general")!.id, text: `new sev2 ${where} is down` });
    const room = await world.room(index + 1);
    rooms[where] = room;
    await type(world, { person, channel: room, text: "role ic me" });
    if (where === "room") continue;
    const { engine } = world.bot().parts;
    const by = { kind: "person", id: person, standing: "member" } as const;
    const resolve = {
      type: "resolve",
      impactFrom: null,
      impactTo: null,
      whatHelped: "rollback",
      ticks: ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"],
      open: null,
      afterwards: where === "closed" ? "close" : "watch",
      owner: null,
      allClear: null,
    } as const;
    await engine.handle(index + 1, resolve, by, `resolve:${index}`);
    await world.settle();
  }
  rooms.elsewhere = world.slack.channel("#general")!.id;
  return rooms;
}

async function histories(world: World): Promise<unknown[]> {
  const numbers = [1, 2, 3, 4, 5];
  return await Promise.all(
    numbers.map((number) =>
      world
        .bot()
        .parts.engine.history(number)
        .catch(() => null),
    ),
  );
}
