import { expect, it } from "vitest";
import { passed } from "./real-bot.ts";
import { openProcessWorkspace, roomsOf, until } from "./workspace.ts";

/** How long after the acts of a round the process is killed, in milliseconds. */
const KILLED_AFTER = [0, 20, 90, 350];

it(
  "loses nothing it accepted and doubles nothing, however often the process is killed",
  { timeout: 300_000 },
  async () => {
    const world = await openProcessWorkspace();
    const { slack } = world;
    const ben = slack.person("U0BEN");
    const accepted: string[] = [];
    const said: { channel: string; ts: string }[] = [];
    // There is a room to speak in from the first round on.
    const first = await world.start();
    await ben.types("#general", "/incident new sev1 outage before");
    accepted.push("outage before");
    await until(() => roomsOf(world, 1)[0]?.cards === 1);
    await first.end("SIGKILL");
    for (const [round, wait] of KILLED_AFTER.entries()) {
      const bot = await world.start();
      const title = `outage number ${round}`;
      const rooms = slack
        .channels()
        .filter((channel) => channel.name.startsWith("inc-") && channel.members.includes(ben.id));
      for (const room of rooms)
        said.push({ channel: room.id, ts: ben.says(room.id, `still failing in round ${round}`).ts });
      const outcome = await ben.types("#general", `/incident new sev1 ${title}`);
      if (outcome.ok) accepted.push(title);
      await passed(wait);
      await bot.end("SIGKILL");
    }
    const last = await world.start();
    // After an unclear creation a quarter of a minute is waited before it is looked for.
    await until(async () => (await world.record()).incidents.filter(({ place }) => place).length >= accepted.length);
    await passed(1_500);
    expect(await last.end("SIGTERM")).toBe(0);

    expect(accepted).toHaveLength(KILLED_AFTER.length + 1);
    const { incidents, kept } = await world.record();
    expect(incidents.map((incident) => incident.title).toSorted()).toEqual(accepted.toSorted());
    for (const { number, place } of incidents) {
      expect(roomsOf(world, number), `the room and the card of INC-${number}`).toEqual([
        { id: place?.channel, cards: 1 },
      ]);
    }
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter(({ channel, ts }) => !kept.has(`${channel} ${ts}`))).toEqual([]);
  },
);
