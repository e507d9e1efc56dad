import { createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../../clock.ts";
import type { Incident } from "../../incident/incident.ts";
import type { RehearsalTicket, Ticket } from "./answer-links.ts";

/** Letters and digits that nobody mistakes for one another: the code may have to be typed. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/** 40 bits: a guess a millisecond for a day finds one with a chance of one in twelve thousand. */
const SEAL_LENGTH = 8;

interface ShortTicket {
  incident: number;
  step: number;
  /** Which of those called in this step. */
  index: number;
}

/** `42-3-0-7KQ2MXAB`: incident, step, who of those called in it, and a seal. Null when the call isn't the incident's. */
export function shortCode(incident: Incident, { step, person }: Ticket, secret: string): string | null {
  const index = calledIn(incident, step).indexOf(person);
  const body = `${incident.number}-${step}-${index}`;
  return index === -1 ? null : `${body}-${seal(secret, body)}`;
}

/** What a code stands for, in capitals or not; null when it isn't ours. */
export function readShortCode(code: string, secret: string): ShortTicket | null {
  const [, body = "", sealed = ""] = /^(\d{1,9}-\d{1,6}-\d{1,3})-([0-9A-Z]+)$/.exec(code.toUpperCase()) ?? [];
  const [a, b] = [Buffer.from(sealed), Buffer.from(seal(secret, body))];
  if (body === "" || a.length !== b.length || !timingSafeEqual(a, b)) return null;
  const [incident = 0, step = 0, index = 0] = body.split("-").map(Number);
  return { incident, step, index };
}

/** Whose call it is, and when it was made. */
export function ticketOf(read: ShortTicket, incident: Incident): (Ticket & { calledAt: Instant }) | null {
  const person = calledIn(incident, read.step)[read.index];
  const call = incident.paging.calls.find((each) => each.step === read.step && each.person === person);
  return call === undefined
    ? null
    : { incident: read.incident, step: read.step, person: call.person, calledAt: call.at };
}

/** `R-U01GRACE-7KQ2MXAB`: whose rehearsal, and a seal over which. */
export function shortRehearsal(person: string, rehearsal: number, secret: string): string {
  return `R-${person}-${seal(secret, `R-${person}-${rehearsal}`)}`;
}

/** Whether a code stands for this rehearsal; null when it isn't ours, or stands for an older one. */
export function readShortRehearsal(
  code: string,
  meant: Omit<RehearsalTicket, "means">,
  secret: string,
): Omit<RehearsalTicket, "means"> | null {
  const [a, b] = [Buffer.from(code.toUpperCase()), Buffer.from(shortRehearsal(meant.person, meant.rehearsal, secret))];
  return a.length === b.length && timingSafeEqual(a, b) ? meant : null;
}

function calledIn({ paging }: Incident, step: number): string[] {
  return paging.calls.filter((call) => call.step === step).map((call) => call.person);
}

function seal(secret: string, body: string): string {
  const digest = createHmac("sha256", secret).update(`short.${body}`).digest();
  return [...digest.subarray(0, SEAL_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
}
