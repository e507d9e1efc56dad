import type { IncidentCommand } from "../../incident/commands.ts";
import type { Reply } from "../listening.ts";
import { escapeShort } from "../mrkdwn.ts";
import { isMe, takePerson, takeService, takeTeam } from "../verbs/arguments.ts";
import { plainWords } from "../verbs/plain-words.ts";
import type { Verb, VerbCall } from "../verbs/verb.ts";
import { answer, callAndTell, calledFor, decline } from "./calling.ts";

const page: Verb = {
  name: "page",
  aliases: ["escalate", "call"],
  korean: ["호출", "콜", "에스컬레이션"],
  where: "room",
  fits: (args, config) =>
    args === "" || takePerson(args) !== null || takeTeam(args, config) !== null || takeService(args, config) !== null,
  run(call) {
    const command = commandOf(call);
    if (command !== null) return callAndTell(call, call.incident!, command);
    const asked = escapeShort(plainWords(call.args, call.parts.people.nameOf), 60);
    return Promise.resolve({ text: call.texts.paging.whom({ command: call.command, asked }) });
  },
};

const ack: Verb = {
  name: "ack",
  aliases: ["acknowledge", "accept"],
  korean: ["대응", "확인", "응답", "수락"],
  where: "anywhere",
  fits: (args) => args === "",
  run: (call) => forMyCall(call, ["ringing"], (number) => answer(call, number, "command")),
};

const pass: Verb = {
  name: "pass",
  aliases: ["decline"],
  korean: ["대응불가", "불가", "넘김"],
  where: "anywhere",
  fits: (args) => args === "",
  run: (call) => forMyCall(call, ["ringing", "answered"], (number) => decline(call, number)),
};

export const pagingVerbs: readonly Verb[] = [page, ack, pass];

/** Whom the line names; null when it names nobody we know, for a guess would wake the wrong one. */
function commandOf(call: VerbCall): IncidentCommand | null {
  const { args, parts, person } = call;
  const words = (rest: string): string | null => plainWords(rest, parts.people.nameOf).trim() || null;
  if (args === "") return { type: "callNextLevel", words: null };
  if (isMe(args)) return { type: "callPerson", person, words: null };
  const named = takePerson(args);
  if (named) return { type: "callPerson", person: named.value, words: words(named.rest) };
  const team = takeTeam(args, parts.config);
  if (team) return { type: "callTeam", team: team.value.name, words: words(team.rest) };
  const service = takeService(args, parts.config);
  const owner = service?.value.team ?? null;
  return service && owner !== null ? { type: "callTeam", team: owner, words: words(service.rest) } : null;
}

/** In a war room it is about that incident; elsewhere about the one the person is being called for. */
async function forMyCall(
  call: VerbCall,
  states: readonly string[],
  run: (incident: number) => Promise<Reply>,
): Promise<Reply> {
  const number = call.incident ?? (await calledFor(call.parts, call.person, states));
  return number === null ? { text: call.texts.paging.notCalled } : run(number);
}
