import type { Recorded } from "../../src/incident/events.ts";
import type { Evidence, Finding } from "./finding.ts";
import { noPageAfterTheAnswer, pagesOnce, pagesOnTime } from "./pages.ts";
import { inOrder, postsOnce, remindersOnce, takenOver } from "./posts.ts";

export function judge(evidence: Evidence): Finding[] {
  return [
    nothingAcceptedLost(evidence),
    oneRoomEach(evidence),
    pagesOnce(evidence),
    pagesOnTime(evidence),
    noPageAfterTheAnswer(evidence),
    remindersOnce(evidence),
    postsOnce(evidence),
    inOrder(evidence),
    takenOver(evidence),
    messagesKept(evidence),
    nothingLeft(evidence),
  ];
}

function nothingAcceptedLost({ written, deeds }: Evidence): Finding {
  const titles = written.incidents.map(({ history }) => titleOf(history));
  const declared = deeds.filter(({ what, accepted }) => what === "declares" && accepted !== null);
  const broken = declared.flatMap(({ words }) => {
    const times = titles.filter((title) => words.endsWith(title)).length;
    return times === 1 ? [] : [`${words}: there ${times} times`];
  });
  const doubled = titles.filter((title, index) => titles.indexOf(title) !== index);
  return {
    promise: "what was accepted is there, once",
    seen: `${declared.length} declared, ${deeds.length - declared.length} other deeds`,
    broken: [...broken, ...doubled.map((title) => `${title}: declared twice`)],
  };
}

function titleOf(history: readonly Recorded[]): string {
  const event = history[0]?.event;
  return event?.type === "incidentDeclared" ? event.title : "";
}

function oneRoomEach({ written, slack }: Evidence): Finding {
  const broken = written.incidents.flatMap(({ number }) => {
    const rooms = slack.channels().filter(({ name }) => `${name}-`.startsWith(`inc-${number}-`));
    return rooms.length === 1 ? [] : [`INC-${number} has ${rooms.length} channels`];
  });
  return { promise: "one channel for each incident", seen: `${written.incidents.length} incidents`, broken };
}

function messagesKept({ written, said }: Evidence): Finding {
  const times = Map.groupBy(written.kept, (key) => key);
  const broken = said.flatMap(({ channel, ts }) => {
    const kept = times.get(`${channel} ${ts}`)?.length ?? 0;
    return kept === 1 ? [] : [`the message ${ts} in ${channel} is kept ${kept} times`];
  });
  return { promise: "every message of people kept, once", seen: `${said.length} messages`, broken };
}

function nothingLeft({ written }: Evidence): Finding {
  return {
    promise: "nothing left to do, every chain whole",
    seen: `${written.incidents.length} chains`,
    broken: [
      ...written.overdue.map(({ what, id }) => `${what} ${id} still waits`),
      ...written.broken.map((stream) => `the chain of ${stream} is broken`),
    ],
  };
}
