import type { Instant } from "../clock.ts";
import type { Standing } from "../people/standing.ts";
import type { EntryKind, IncidentKind, PageRating, Receipt, RoomLoss, Tick } from "./events.ts";
import type { Role } from "./roles.ts";
import type { Severity } from "./severity.ts";

export type By =
  | { kind: "person"; id: string; standing: Standing }
  /** Watchfire itself: a deadline passed, or an effect reports what it learnt. */
  | { kind: "watchfire" };

export interface Declare {
  type: "declare";
  title: string;
  /** null: nobody has chosen; SEV2 holds until somebody does. */
  severity: Severity | null;
  kind: IncidentKind | null;
  service: string | null;
  team: string | null;
  summary: string | null;
  private: boolean;
  drill: boolean;
  origin: { channel: string | null; ts: string | null };
}

export interface Resolve {
  type: "resolve";
  /** null: since the declaration, or what was known before. */
  impactFrom: Instant | null;
  /** null: until it was mitigated, or now. */
  impactTo: Instant | null;
  whatHelped: string | null;
  ticks: readonly Tick[];
  /** What an open tick leaves to do, and who takes it. */
  open: { text: string; owner: string; due: string | null } | null;
  /** Watch for a while and ask, or close at once. */
  afterwards: "watch" | "close";
  owner: string | null;
  /** The text of the all-clear to draft for approval; null: none. */
  allClear: string | null;
}

export type IncidentCommand =
  | Declare
  | Resolve
  | { type: "reportRoomOpened"; channel: string; name: string }
  | { type: "reportRoomRefused"; error: string }
  | { type: "reportThreadOpened"; channel: string; ts: string; drawnAt: number }
  | { type: "reportSurfacePlaced"; surface: string; channel: string; ts: string; drawnAt: number }
  | {
      type: "reportCall";
      step: number;
      person: string;
      means: string;
      /** delayed: it goes on failing, and something else should be used meanwhile. */
      outcome: "sent" | "failed" | "delayed";
      error: string | null;
      /** Where the call stands as a message that is kept true, when it is one. */
      placed?: { channel: string; ts: string; drawnAt: number };
    }
  | { type: "reportRoomLost"; why: RoomLoss; person: string | null }
  /** `member`: whether we are in it, for a public room comes back without those who were. */
  | { type: "reportRoomUnarchived"; member: boolean; person: string | null }
  | { type: "reportRoomRegained"; person: string | null }
  | { type: "reportReceipt"; step: number; person: string; means: string; receipt: Receipt }
  | { type: "reportPostmortem"; document: string; lines: number; gaps: number }
  | { type: "confirmSilence"; stage: number; since: Instant; slackReachable: boolean }
  | { type: "passDeadline" }
  | { type: "setSeverity"; severity: Severity; reason: string | null }
  | { type: "setService"; service: string | null; team: string | null }
  | { type: "assignRole"; role: Role; person: string }
  | { type: "leaveRole"; role: Role; person: string | null }
  | { type: "requestHandoff"; role: Role; to: string }
  | { type: "confirmHandoff"; handoff: number; readBack: string | null }
  | { type: "declineHandoff"; handoff: number }
  | { type: "callPerson"; person: string; words: string | null }
  | { type: "callTeam"; team: string; words: string | null }
  | { type: "callNextLevel"; words: string | null }
  | { type: "answerPage"; means: "button" | "command" | "link" }
  | { type: "speak"; at: Instant }
  | { type: "declinePage" }
  | { type: "ratePage"; rating: PageRating }
  | { type: "breakSilence"; how: "stillOnIt" | "onACall" | "callOver" }
  | { type: "writeEntry"; kind: EntryKind; text: string; happenedAt: Instant | null }
  | { type: "giveEta"; eta: Instant }
  | { type: "giveImpact"; text: string }
  | { type: "identify"; words: string | null }
  | { type: "mitigate"; words: string | null }
  | { type: "close" }
  | { type: "watchLonger" }
  | { type: "reopen"; reason: string }
  | { type: "cancel"; reason: string }
  | { type: "draftUpdate"; text: string }
  | { type: "editUpdate"; update: number; text: string }
  | { type: "approveUpdate"; update: number; revision: number }
  | { type: "sendUpdateBack"; update: number; reason: string }
  | { type: "publishNothingNew"; text: string }
  | { type: "putReminderOff" }
  | { type: "stopReminders"; why: string }
  | { type: "addFollowUp"; text: string; owner: string | null; due: string | null };

export type CommandType = IncidentCommand["type"];
export type CommandOf<Type extends CommandType> = Extract<IncidentCommand, { type: Type }>;
