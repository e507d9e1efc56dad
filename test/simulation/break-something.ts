import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { memberOf, someRoom, type Run } from "./run.ts";
import type { Happening } from "./scenario.ts";
import type { Trouble } from "./troubles.ts";

const names: Readonly<Record<Trouble["what"], true>> = {
  kill: true,
  dies: true,
  deployed: true,
  sleeps: true,
  dozes: true,
  clockJumps: true,
  diskFull: true,
  poison: true,
  roomArchived: true,
  botRemoved: true,
  slackDown: true,
  slackHangs: true,
  slackRefuses: true,
  tokenRevoked: true,
  pagerDown: true,
  pagerLosesAnswers: true,
  pagerHangs: true,
  pagerSlow: true,
};

export function isTrouble(happening: Happening): happening is Happening & Trouble {
  return happening.what in names;
}

export async function breakSomething(run: Run, trouble: Trouble): Promise<void> {
  const { world, uptime } = run;
  const { slack, phone } = world;
  switch (trouble.what) {
    case "kill":
    case "dies":
    case "deployed":
      return end(run, trouble);
    case "sleeps": {
      const process = livingProcess(run, trouble.process);
      const [wake, freed] = [process.stall(), uptime.hinder(process)];
      return later(run, trouble.for, () => (freed(), wake()));
    }
    case "dozes": {
      const process = livingProcess(run, trouble.process);
      return process.dozeAfter(trouble.moments, (wake) => {
        const freed = uptime.hinder(process);
        later(run, trouble.for, () => (freed(), wake()));
      });
    }
    case "clockJumps":
      return livingProcess(run, trouble.process).clock.jump(trouble.by);
    case "diskFull": {
      const [empty, freed] = [run.database.fill(), uptime.hinder(null)];
      return later(run, trouble.for, () => (freed(), empty()));
    }
    case "poison":
      // A process that dies over it answers nobody.
      void world.deliver({ kind: "event", body: poison(run) });
      return;
    case "roomArchived":
    case "botRemoved":
      return loseRoom(run, trouble);
    case "slackDown":
      return later(run, trouble.for, slack.faults.down());
    case "slackHangs":
      return later(run, trouble.for, slack.faults.inject({ mishap: { kind: "hang" }, probability: 0.5 }));
    case "slackRefuses":
      return later(run, trouble.for, slack.faults.inject({ mishap: { kind: "error", code: "fatal_error" } }));
    case "tokenRevoked":
      return later(run, trouble.for, slack.faults.inject({ mishap: { kind: "error", code: "token_revoked" } }));
    case "pagerDown":
      return later(run, trouble.for, phone.down());
    case "pagerLosesAnswers":
      return later(run, trouble.for, phone.losesAnswers());
    case "pagerHangs":
      return later(run, trouble.for, phone.hangs());
    case "pagerSlow":
      return later(run, trouble.for, phone.slow());
  }
}

async function end(run: Run, trouble: Trouble & { what: "kill" | "dies" | "deployed" }): Promise<void> {
  const process = livingProcess(run, trouble.process);
  run.downFor.set(trouble.process, trouble.downFor);
  if (trouble.what === "kill") return process.kill();
  if (trouble.what === "dies") return process.killAfter(trouble.moments);
  // It takes nothing new from here on, so it doesn't count as up.
  const freed = run.uptime.hinder(process);
  let stopped = false;
  void process.stop().then(() => (stopped = true));
  // The program itself waits no longer than ten seconds.
  for (let waited = 0; !stopped && waited < 10; waited += 1) await run.world.passes({ seconds: 1 });
  process.kill();
  freed();
}

function loseRoom(run: Run, { what, for: lasts }: Trouble & { what: "roomArchived" | "botRemoved" }): void {
  const room = someRoom(run);
  if (run.outOfRoom.some((other) => other.room === room && other.to === null))
    throw new Error("the bot is out already");
  const member = memberOf(run, room);
  const out = { room, from: run.world.clock.now(), to: null };
  if (what === "roomArchived") member.archives(room);
  else member.kicks(room, PRACTICE_BOT.userId);
  run.outOfRoom.push(out);
  later(run, lasts, () => {
    Object.assign(out, { to: run.world.clock.now() });
    if (what === "roomArchived") member.unarchives(room);
    else member.invites(room, PRACTICE_BOT.userId);
  });
}

function livingProcess({ world }: Run, place: number): Run["world"]["processes"][number] {
  const process = world.processes[place]!;
  if (!process.isAlive()) throw new Error("it is dead already");
  return process;
}

function poison({ world, reached }: Run): Record<string, unknown> {
  const id = `Ev-poison-${reached["poison"] ?? 0}`;
  const event = { type: "message", channel: { no: "channel" }, ts: 17, user: ["U0BEN"], text: null };
  return { type: "event_callback", event_id: id, team_id: "T0PRACTICE", event_time: world.clock.now(), event };
}

function later({ world, troubles }: Run, after: number, end: () => void): void {
  const once = (): void => {
    if (troubles.delete(once)) end();
  };
  troubles.add(once);
  world.clock.after(after, once);
}
