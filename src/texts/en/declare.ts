import type { IncidentKind } from "../../incident/events.ts";
import type { SeverityQuestion } from "../../incident/severity.ts";

type About = { incident: string };

/** Declaring, by form and by one line, and what the declarer is told. People come as mentions, titles escaped. */
export const declare = {
  form: {
    title: "Declare an incident",
    send: "Declare",
    close: "Cancel",
    what: "What is happening?",
    whatExample: "Checkout is down",
    severity: "Severity",
    severityOpen: (a: { severity: string }) => `${a.severity} until somebody chooses`,
    helpMeChoose: "Help me choose",
    chooseMyself: "Choose it myself",
    questions: "The first of these that is true decides",
    kind: "Kind",
    service: "Service",
    serviceHint: "It decides who is called. Left open, the title is searched for one.",
    summary: "What else is known?",
    also: "Also",
    private: "Private",
    privateMeaning: "Only people who are invited see its title and its room",
    drill: "Drill",
    drillMeaning: "Everything it shows and sends is marked as a drill",
    any: "Not known yet",
  },
  kinds: {
    infrastructure: "Infrastructure",
    application: "Application",
    data: "Data",
    dependency: "Somebody else's system",
    security: "Security",
  } satisfies Record<IncidentKind, string> as Record<IncidentKind, string>,
  /** Each at most 75 characters with its continuation as long again: so much Slack shows beside a radio button. */
  questions: {
    dataOrIntruder: {
      is: "Data is leaking, lost or corrupted,",
      further: "or somebody is inside who should not be",
    },
    unreachable: { is: "People can't reach the service at all", further: "" },
    coreForAll: { is: "A core function is broken for nearly everybody,", further: "with no way round" },
    mostUsers: { is: "Most users, half or more, are affected", further: "" },
    manyUsers: { is: "30 % of users or more are affected,", further: "or a core function fails for some" },
    majorFunction: { is: "A major function is broken", further: "" },
    blind: { is: "We can't deploy, or can't see our systems", further: "" },
    someUsers: { is: "Some function, or some users, are affected", further: "" },
    none: { is: "None of these", further: "" },
  } satisfies Record<SeverityQuestion, { is: string; further: string }> as Record<
    SeverityQuestion,
    { is: string; further: string }
  >,
  /** Behind the further words of a question whose function is known by name. */
  coreIs: (a: { core: string }) => `(here: ${a.core})`,
  open: (a: About & { title: string }) => `*${a.incident}* is open: ${a.title}.`,
  roomComes: "Its room is being opened, with you in it.",
  room: (a: { room: string }) => `Room: ${a.room}.`,
  threadComes: "It becomes a thread and a follow-up; nobody is called.",
  unconfirmed: (a: { severity: string }) => `It is ${a.severity} until somebody chooses.`,
  calling: (a: { people: string }) => `Calling ${a.people} now.`,
  part: (a: { who: string; part: string | null }) => (a.part ? `${a.who} (${a.part})` : a.who),
  youHaveIt: "You are on call yourself: taken as answered, nobody else is called.",
  nobodyCalled: (a: { severity: string }) => `Nobody is called for a ${a.severity}.`,
  noTeam: (a: { command: string }) =>
    `No team is known for it, so nobody is called. Call somebody in its room: \`${a.command} page @name why\``,
  wrong: "Wrong?",
  cancel: "Cancel it",
  whichServiceOnly: "Which service is it?",
  whichService: "Which service is it? That decides who is called.",
  service: "Choose a service",
  serviceSet: (a: About & { service: string; team: string | null }) =>
    a.team
      ? `${a.incident}: ${a.service}. Calls go to ${a.team}.`
      : `${a.incident}: ${a.service}. No team is known for it.`,
  looksTheSame: (a: About & { title: string; ago: string }) =>
    `${a.incident} looks the same: you declared *${a.title}* ${a.ago}. Nothing new was declared.`,
  join: (a: About) => `Join ${a.incident}`,
  separate: "Declare a separate one",
  joined: (a: About & { room: string }) => `${a.incident}: ${a.room}. You are in.`,
  joinYourself: (a: About & { room: string }) =>
    `${a.incident}: ${a.room}. I could not bring you in; open it from here.`,
  notJoinable: (a: About) => `${a.incident} is private or has no room yet. Ask somebody who is in it.`,
};
