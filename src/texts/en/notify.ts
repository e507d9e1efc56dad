import { DateTime } from "luxon";
import type { Severity } from "../../incident/severity.ts";

/** Text messages are plain: what a title or a name may hold is settled before it is put in. */
interface Sms {
  drill: boolean;
  severity: string;
  incident: string;
  /** How it is answered: by a message, at an address, or only in Slack. */
  answer: "reply" | { url: string } | null;
}

interface Spoken {
  drill: boolean;
  severity: Severity;
  number: number;
  /** Null when it is private. */
  title: string | null;
}

const levels: Readonly<Record<Severity, string>> = { sev1: "one", sev2: "two", sev3: "three", sev4: "four" };

/** Calls outside Slack: text messages, the voice on the telephone, mail. */
export const notify = {
  sms: {
    /** `role` and `next` are left out where there is no room for them. */
    page: (a: Sms & { title: string; role: string | null; by: string | null; next: string | null }) =>
      sentence([
        `${a.drill ? "[DRILL] " : ""}${a.severity} ${a.incident} ${a.title}.`,
        a.role && `You are ${a.role}.`,
        answering(a.answer, "Reply 1 on it, 2 can't.", a.by),
        a.by && !isLink(a.answer)
          ? a.next
            ? `No answer by ${a.by}: ${a.next} is called.`
            : `No answer by ${a.by}: calls go on.`
          : null,
      ]),
    quiet: (a: Sms & { minutes: number }) =>
      sentence([
        `${a.drill ? "[DRILL] " : ""}${a.severity} ${a.incident}: nobody has written for ${a.minutes} min.`,
        answering(a.answer, "Reply 1 on it, 2 need help."),
      ]),
    standDown: (a: { drill: boolean; incident: string; why: string; who: string | null }) =>
      sentence([
        `${a.drill ? "[DRILL] " : ""}${a.incident}`,
        a.why === "answered" && a.who ? `is with ${a.who}.` : `${ended[a.why] ?? "needs nobody more"}.`,
        "You can stand down. Nothing to do.",
      ]),
    /** Where their names find no room. */
    nextPerson: "the next person",
    untitled: "title in Slack",
    privateTitle: "private incident",
    role: (a: { layer: string; team: string }) => `${a.layer} (${a.team})`,
    yours: (a: { incident: string; time: string; room: string | null }) =>
      `${a.incident} is yours since ${a.time}.${a.room ? ` Room: #${a.room}` : ""}`,
    alsoWaiting: (a: { incident: string; others: readonly { incident: string; severity: string; number: number }[] }) =>
      `${a.incident} is yours. Also waiting: ${a.others
        .map((other) => `${other.incident} (${other.severity}), reply ${other.number}`)
        .join("; ")}`,
    passed: (a: { incident: string }) => `${a.incident}: understood. Somebody else is called. Thank you.`,
    helped: (a: { incident: string }) => `${a.incident}: understood. I am calling help.`,
    tooLate: (a: { incident: string; who: string | null }) =>
      a.who ? `${a.incident}: ${a.who} answered already. Nothing to do.` : `${a.incident}: this call is over.`,
    notCalled: "Nobody is calling you now.",
    howTo: "Reply 1: on it, 2: can't, or the number of an incident, such as 43.",
    notAMember: "Only members of the team can answer calls.",
  },
  voice: {
    language: "en-US",
    page: (a: Spoken & { role: string | null }) =>
      sentence([
        a.drill ? "This is a drill, not a real incident." : null,
        `This is Watchfire, with a severity ${levels[a.severity]} incident, number ${a.number}.`,
        a.title === null ? "It is private: the details are in Slack." : `${a.title}.`,
        a.role ? `You are the ${a.role}.` : "You are called.",
        "To take it, press 1. If you can't, press 2. To hear this again, press 3.",
      ]),
    role: (a: { layer: string; team: string }) => `${a.layer} for ${a.team}`,
    quiet: (a: Spoken & { minutes: number }) =>
      sentence([
        a.drill ? "This is a drill." : null,
        `This is Watchfire. You have incident number ${a.number}, and nobody has written for ${a.minutes} minutes.`,
        "If you are still on it, press 1. If you need help, press 2. To hear this again, press 3.",
      ]),
    taken: "Thank you. It is yours. The room is open in Slack. If it goes quiet I will ring you again.",
    passed: "Understood. I am calling the next person now.",
    helped: "Understood. I am calling help now.",
    noKey: (a: { by: string | null }) =>
      a.by
        ? `I did not hear a key. I will keep trying, and call the next person at ${a.by}.`
        : "I did not hear a key. I will keep trying.",
    over: (a: { who: string | null }) =>
      a.who
        ? `This call is over: ${a.who} answered. There is nothing to do.`
        : "This call is over. There is nothing to do.",
    notAMember: "Only members of the team can answer calls.",
    /** `3:07 AM` */
    time: (at: number, zone: string) => DateTime.fromMillis(at, { zone }).setLocale("en").toFormat("h:mm a"),
  },
  mail: {
    subject: (a: { drill: boolean; severity: string; incident: string; title: string; by: string | null }) =>
      `${a.drill ? "[DRILL] " : ""}[${a.severity}] ${a.incident} ${a.title}${a.by ? `: answer by ${a.by}` : ""}`,
    standDownSubject: (a: { drill: boolean; severity: string; incident: string; title: string }) =>
      `${a.drill ? "[DRILL] " : ""}[${a.severity}] ${a.incident} ${a.title}: you can stand down`,
    answer: "I'm on it, or I can't",
    opens: "The link opens a page with two buttons. Opening it answers nothing yet.",
    inSlack: "Answer in Slack.",
  },
  answer: "Answer",
  nobodyLeft: "There is nobody left to call. Ask in the room.",
  privateTitle: "private incident",
  /** `03:07`: in the zone of whoever is called. */
  time: (at: number, zone: string) => DateTime.fromMillis(at, { zone }).toFormat("HH:mm"),
};

const ended: Readonly<Record<string, string>> = {
  answered: "is in hand",
  resolved: "has recovered",
  cancelled: "was cancelled",
  lowered: "was lowered",
  moved: "went to another team",
};

function answering(answer: Sms["answer"], reply: string, by: string | null = null): string {
  if (answer === "reply") return reply;
  return isLink(answer) ? `Answer${by ? ` by ${by}` : ""}: ${answer.url}` : "Answer in Slack.";
}

function isLink(answer: Sms["answer"]): answer is { url: string } {
  return answer !== null && answer !== "reply";
}

function sentence(parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join(" ");
}
