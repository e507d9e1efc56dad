import { duration } from "../duration.ts";
import { sentence } from "../sentence.ts";

/** The form that ends an incident, what asks for it, and what its buttons answer. */
export const close = {
  resolveTitle: (incident: string) => `Resolve ${incident}`,
  closeTitle: (incident: string) => `Close ${incident}`,
  submitResolve: "Declare recovery",
  submitClose: "Close incident",
  back: "Back",
  from: "Customers were affected from",
  to: "… until",
  helped: "What brought it back? One sentence.",
  ticks: "Is all of this true?",
  tick: {
    impactGone: "Customers are no longer affected",
    metricsNormal: "The metrics are back to normal",
    causeKnown: "We know the cause (the real fix may come later)",
    nothingMoreToDo: "Nothing more has to be done now",
    extraWatching: "We are watching more closely than usual",
  },
  allFive: "Nobody is affected, metrics normal, cause known, nothing left to do, watching closely",
  allHold: "All five hold",
  open: "If something is still open: what is it?",
  openHint: "It becomes a follow-up.",
  openOwner: "… who takes it?",
  openDue: "… until when?",
  afterwards: "And then?",
  watch: (ms: number) => `Watch for ${duration(ms, "en")}, then ask me to close`,
  closeNow: "Close now",
  tell: "Tell people?",
  draftAllClear: "Draft the all-clear (goes to approval)",
  owner: "Who owns the postmortem?",
  ringingStops: (n: number) =>
    `Nobody needs to be woken any more: ${n === 1 ? "1 call stops" : `${n} calls stop`} now.`,
  /** The draft of the all-clear; `helped` is people's words as they are. */
  allClear: (a: { title: string; from: string; to: string; ms: number; helped: string | null }) =>
    `Resolved: ${a.title}. Customers were affected from ${a.from} to ${a.to} (${duration(a.ms, "en")}).` +
    `${a.helped === null ? "" : ` ${sentence(a.helped)}`} We keep watching.`,
  resolved: (incident: string) => `Recovery of ${incident} declared.`,
  closed: (incident: string) => `${incident} is closed.`,
  alreadyOver: (incident: string) => `${incident} is closed already.`,
  watchingOn: (until: string) => `Watching until ${until}.`,
  reopened: (incident: string) => `${incident} is open again.`,
  cancelled: (incident: string) => `${incident} is cancelled. Whoever was called is told to stand down.`,
  notOver: (incident: string) => `${incident} is still being worked on; there is nothing to reopen.`,
  reopenTitle: (incident: string) => `Reopen ${incident}`,
  reopenReason: "What happened again?",
  submitReopen: "Reopen",
  cancelTitle: (incident: string) => `Cancel ${incident}`,
  cancelReason: "Why was it no incident?",
  submitCancel: "Cancel incident",
  itsBackReason: "It's back.",
  watchOver: {
    ask: (ms: number) => `${duration(ms, "en")} quiet and normal?`,
    close: "Close",
    longer: (ms: number) => `Watch ${duration(ms, "en")} more`,
    back: "It's back",
    watching: (until: string) => `Watching until ${until}.`,
    closed: "Watched, and closed.",
    reopened: "It came back: open again.",
  },
};
