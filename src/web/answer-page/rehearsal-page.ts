import type { Parts } from "../../parts.ts";
import { meansName } from "../../slack/me/means-names.ts";
import { textsIn, type Locale } from "../../texts/texts.ts";
import { escapeHtml } from "../escape-html.ts";
import type { RehearsalTicket } from "./answer-links.ts";
import { page, paragraph } from "./answer-view.ts";

/** The page behind a test page's link: one button until it has been pressed, or the rehearsal is over. */
export async function rehearsalPage(parts: Parts, ticket: RehearsalTicket, locale: Locale): Promise<string> {
  const texts = textsIn(locale);
  const { checks } = texts;
  const { rehearsal } = await parts.persons.load(ticket.person);
  const meant = rehearsal?.number === ticket.rehearsal ? rehearsal : null;
  const state = meant?.means.find(({ name }) => name === ticket.means)?.state;
  const confirmed = state === "confirmed";
  const open = meant !== null && meant.endedAt === null && state !== undefined && !confirmed;
  const words = confirmed
    ? checks.page.thanks({ means: meansName(ticket.means, texts) })
    : open
      ? checks.page.ask
      : checks.page.over;
  const button = `<form method="post"><button class="take" name="act" value="confirm">${escapeHtml(checks.confirm)}</button></form>`;
  return page(locale, checks.rehearsalTitle, `${paragraph(words)}\n${open ? button : ""}`);
}

/** Whoever holds the link acts as the person it was made for. */
export async function confirmByLink(parts: Parts, { rehearsal, means, person }: RehearsalTicket): Promise<void> {
  const by = await parts.people.by(person);
  await parts.persons.handle(
    person,
    { type: "confirmRehearsal", number: rehearsal, means },
    by,
    `link:${rehearsal}:${means}`,
  );
}

/** The long address behind a short one, which only text messages carry. */
export async function smsTicket(
  parts: Pick<Parts, "persons" | "notifiers">,
  { rehearsal, person }: Omit<RehearsalTicket, "means">,
): Promise<RehearsalTicket | null> {
  const own = await parts.persons.load(person);
  const names = parts.notifiers.filter(({ kind }) => kind === "sms").map(({ name }) => name);
  const means = own.rehearsal?.means.find(({ name }) => names.includes(name))?.name;
  return means === undefined ? null : { rehearsal, person, means };
}
