import type { World } from "../world/world.ts";
import { type } from "./payloads.ts";

/** People's words, wherever people may write any. */
export interface Words {
  title: string;
  summary: string;
  text: string;
  reason: string;
}

/** One incident from its declaration to its reopening, with everything on the way that shows people's words. */
export async function wholeLife(world: World, words: Words, { secret = false } = {}): Promise<string> {
  const room = await declare(world, words, secret);
  const { ben, grace, hana, linus } = world;
  const line = (person: string, text: string) => type(world, { person, channel: room, text });
  await linus.clicks("paging.decline", { in: await linus.directMessage() });
  if (secret) for (const person of ["U0GRACE", "U0HANA"]) await ben.invites(room, person);
  else for (const hand of [grace, hana]) await hand.joins(room).catch(() => undefined);
  await grace.clicks("roles.take", { in: room });
  await line("U0GRACE", "role comms <@U0HANA>");
  for (const verb of ["note", "decision", "finding", "action", "impact", "identified"])
    await line("U0BEN", `${verb} ${words.text}`);
  await line("U0BEN", "eta 30m");
  await line("U0GRACE", `severity sev2 ${words.reason}`);
  await line("U0GRACE", `severity sev1 ${words.reason}`);
  await line("U0BEN", `page <@U0JIWOO> ${words.reason}`);
  await line("U0BEN", `followup ${words.text} <@U0ADA>`);
  const said = await ben.says(room, words.text);
  await ben.reacts(room, said.ts, "pushpin");
  await ben.says(room, words.text, { threadTs: said.ts });
  await ben.uploads(room, { name: `${words.title.toWellFormed()}.txt`, content: words.text, text: words.text });
  await ben.edits(room, said.ts, `${words.text} again`);
  await updates(world, room, words);
  await handOver(world, room, words);
  await world.passes({ minutes: 31 });
  await line("U0BEN", `mitigate ${words.text}`);
  await end(world, room, words);
  await ask(world, room, words);
  await line("U0LINUS", `reopen ${words.reason}`);
  await line("U0LINUS", `cancel ${words.reason}`);
  await world.settle();
  return room;
}

async function declare(world: World, { title, summary }: Words, secret: boolean): Promise<string> {
  await world.ben.types("#general", "/incident");
  const also = secret ? ["private"] : [];
  const sent = await world.ben.submits({ title, summary, severity: "sev1", service: "checkout", also });
  if (!sent.ok || sent.errors) throw new Error(`The form was refused: ${JSON.stringify(sent)}`);
  await world.settle();
  return await world.room();
}

async function updates(world: World, room: string, { text, reason }: Words): Promise<void> {
  await type(world, { person: "U0BEN", channel: room, text: `update ${text}` });
  await world.hana.clicks("updates.sendBack", { in: room });
  await world.hana.submits({ reason });
  await world.ben.clicks("updates.edit", { in: room });
  await world.ben.submits({ text: `${text} edited` });
  await world.hana.clicks("updates.approve", { in: room });
  await type(world, { person: "U0BEN", channel: room, text: `update ${text} once more` });
  await world.hana.clicks("updates.approve", { in: room });
}

async function handOver(world: World, room: string, { text }: Words): Promise<void> {
  await type(world, { person: "U0GRACE", channel: room, text: "handoff <@U0LINUS>" });
  await world.linus.clicks("roles.confirmHandoff", { in: room });
  await world.linus.submits({ readBack: text });
}

async function end(world: World, room: string, { text, reason }: Words): Promise<void> {
  await world.linus.types(room, `/incident resolve`);
  await world.linus.submits({ helped: text, ticks: ["impactGone", "metricsNormal"], open: reason });
  await world.settle();
  await world.passes({ minutes: 31 });
  await world.linus.types(room, "/incident close");
  await world.settle();
}

/** Everything that only reads. */
async function ask(world: World, room: string, { text }: Words): Promise<void> {
  for (const line of ["", "timeline", "timeline all", "export md", "export json", "postmortem", "followups", "help"])
    await world.grace.types(room, `/incident ${line}`);
  for (const line of ["list", "oncall", "followups", "help"]) await world.ada.types("#general", `/incident ${line}`);
  await type(world, { person: "U0GRACE", channel: room, text });
  await type(world, { person: "U0GRACE", channel: room, text: `page ${text}` });
  await type(world, { person: "U0GRACE", channel: room, text: `role ${text}` });
}
