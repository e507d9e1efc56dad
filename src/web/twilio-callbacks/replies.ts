import type { Incident } from "../../incident/incident.ts";
import { fitted } from "../../notify/sms/sms-text.ts";
import type { Parts } from "../../parts.ts";
import { sceneFor } from "../../slack/living/scene.ts";
import { callsOf } from "../../slack/paging/calling.ts";
import { severityName } from "../../slack/severity/severity-label.ts";
import { textsIn, type Texts } from "../../texts/texts.ts";
import { act, type Outcome } from "./act.ts";
import { confirmByReply } from "./checks.ts";
import { message, twiml } from "./twiml.ts";

export interface Reply {
  /** E.164. */
  from: string;
  body: string;
  cause: string;
}

/**
 * A text message from somebody we call: `1` answers the gravest and newest of their calls, `2` passes it on, a number
 * answers that incident. Strangers are told nothing.
 */
export async function answerReply(parts: Parts, { from, body, cause }: Reply): Promise<string> {
  const owners = parts.contacts.peopleByPhone(from);
  if (owners.length === 0) return twiml();
  const meant = read(body);
  const states = meant?.key === "decline" ? ["ringing", "answered"] : ["ringing"];
  const person = await calledLast(parts, owners, states, meant?.incident ?? null);
  const locale = await parts.people.localeFor(person);
  const texts = textsIn(locale);
  const reply = (words: string): string => twiml(message(fitted(words, locale, from)));
  if (meant === null) return reply(texts.notify.sms.howTo);
  const number = meant.incident ?? (await callsOf(parts, person, states))[0]?.number;
  if (number === undefined) {
    const rehearsed = meant.key === "answer" && (await confirmByReply(parts, owners, cause));
    return reply(rehearsed ? texts.checks.smsThanks : texts.notify.sms.notCalled);
  }
  const outcome = await act(parts, { incident: number, person }, meant.key, cause);
  const taken = outcome.kind === "taken" ? await receipt(parts, outcome.incident, person, texts) : "";
  return reply(wordsFor(outcome, `INC-${number}`, texts, taken));
}

/** Of several who have one telephone, whoever it rang for last, for the incident that was named where one was. */
async function calledLast(
  parts: Parts,
  owners: readonly string[],
  states: readonly string[],
  named: number | null,
): Promise<string> {
  const calls = await Promise.all(
    owners.map(async (person) => {
      const incidents = await callsOf(parts, person, states);
      const own = incidents
        .filter(({ number }) => named === null || number === named)
        .flatMap(({ paging }) => paging.calls.filter((call) => call.person === person && states.includes(call.state)));
      return { person, at: Math.max(0, ...own.map(({ at }) => at)) };
    }),
  );
  return calls.toSorted((left, right) => right.at - left.at)[0]!.person;
}

/** `1`, `2`, `43`, `INC-43`, as telephones write them: full-width digits, a 번 or a full stop behind. */
function read(body: string): { key: "answer" | "decline"; incident: number | null } | null {
  const [, name, digits] = /^(inc-?)?(\d{1,9})번?[.!]?$/i.exec(body.normalize("NFKC").trim()) ?? [];
  const number = Number(digits);
  if (digits === undefined) return null;
  if (name === undefined && number === 1) return { key: "answer", incident: null };
  if (name === undefined && number === 2) return { key: "decline", incident: null };
  return { key: "answer", incident: number };
}

/** That it is theirs, and which of their other calls still wait. */
async function receipt(parts: Parts, incident: Incident, person: string, { notify }: Texts): Promise<string> {
  const name = `INC-${incident.number}`;
  const others = (await callsOf(parts, person, ["ringing"])).filter(({ number }) => number !== incident.number);
  if (others.length > 0) {
    const waiting = others.map((other) => ({
      incident: `INC-${other.number}`,
      severity: severityName(other.severity, parts),
      number: other.number,
    }));
    return notify.sms.alsoWaiting({ incident: name, others: waiting });
  }
  const { zone } = await sceneFor(parts, incident, person);
  const answeredAt = incident.paging.answeredAt ?? parts.clock.now();
  // The name of a private room says too much for a telephone.
  const room = incident.private ? null : (incident.place?.name ?? null);
  return notify.sms.yours({ incident: name, time: notify.time(answeredAt, zone), room });
}

function wordsFor(outcome: Outcome, incident: string, texts: Texts, taken: string): string {
  const { sms, nobodyLeft } = texts.notify;
  switch (outcome.kind) {
    case "taken":
      return taken;
    case "passed":
      return sms.passed({ incident });
    case "helped":
      return sms.helped({ incident });
    case "over":
      return sms.tooLate({ incident, who: outcome.who && texts.terms.person(outcome.who) });
    case "notCalled":
      return sms.notCalled;
    case "notAMember":
      return sms.notAMember;
    case "nobodyLeft":
      return nobodyLeft;
  }
}
