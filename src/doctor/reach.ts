import { DateTime } from "luxon";
import { DAY, type Instant } from "../clock.ts";
import { personBySlackId, type Config } from "../config/config.ts";
import { configuredReach } from "../notify/configured-means.ts";
import type { Target } from "../oncall/policy.ts";
import { layersOf, rotationsOf } from "../oncall/rotation.ts";
import { contactsOf, type Contact } from "../people/reach/contact.ts";
import { ringing, usedMeans } from "../people/reach/reach.ts";
import { allContacts } from "../store/contact-rows.ts";
import { readDatabase } from "../store/examine.ts";
import { bad, good, unsure, type Finding } from "./finding.ts";

/** What a rehearsal has shown counts for so long. */
const SHOWN_FOR = 21 * DAY;

/** What people entered of how they are reached, by Slack id. The database must be up to date. */
export async function contactsIn({ databaseUrl }: Config): Promise<ReadonlyMap<string, Contact>> {
  return contactsOf(await readDatabase(databaseUrl, allContacts));
}

/** Who may be called and can't be reached, by what is set up and by what rehearsals have shown. No address is said. */
export function checkReached(config: Config, contacts: ReadonlyMap<string, Contact>, now: Instant): Finding[] {
  const called = calledPeople(config);
  if (called.length === 0) return [];
  const seen = called.map((person) => whatIsWrong(config, person, contacts.get(person) ?? null, now));
  const nameOf = (person: string): string => personBySlackId(config, person)?.name ?? person;
  const untested = called.filter((_, index) => seen[index] === "never rehearsed").map(nameOf);
  const well = seen.filter((each) => each === null).length;
  return [
    ...seen.filter((each) => each !== null && each !== "never rehearsed"),
    ...(untested.length === 0
      ? []
      : [
          unsure(
            `Reach: no rehearsal of the last three weeks shows that calls arrive at ${untested.join(", ")}. They send themselves a test page with ${config.command} me rehearse; teams with a rotation are rehearsed each week.`,
          ),
        ]),
    ...(well === 0 ? [] : [good(`Reach: ${well} of ${called.length} on call confirmed a rehearsal on every way.`)]),
  ];
}

function whatIsWrong(
  config: Config,
  person: string,
  contact: Contact | null,
  now: Instant,
): Finding | "never rehearsed" | null {
  const name = personBySlackId(config, person)?.name ?? person;
  const reach = configuredReach(config, person, contact);
  const rings = ringing(reach);
  if (rings.length === 0) {
    const used = usedMeans(reach).map((each) => each.name);
    return bad(
      `Reach: nothing that rings reaches ${name}, only ${used.join(" and ")}. They enter and verify a number with ${config.command} me, or it is written under people.`,
    );
  }
  const rehearsed = contact?.rehearsed ?? null;
  if (rehearsed === null || rehearsed.at < now - SHOWN_FOR) return "never rehearsed";
  if (rehearsed.missing.length === 0) return null;
  const day = DateTime.fromMillis(rehearsed.at, { zone: config.timezone }).toISODate();
  const works =
    rehearsed.confirmed.length === 0 ? "Nothing else arrived either" : `${rehearsed.confirmed.join(", ")} did`;
  const words = `Reach: at ${name}'s rehearsal of ${day} ${rehearsed.missing.join(", ")} was not confirmed. ${works}. They look at it with ${config.command} me.`;
  const wakes = rings.some((each) => rehearsed.confirmed.includes(each.name));
  return wakes ? unsure(words) : bad(words);
}

/** Whoever a rotation or an escalation may call. */
function calledPeople({ teams }: Config): string[] {
  return [
    ...new Set(
      teams.flatMap((team) => [
        ...layersOf(team).flatMap(([, layer]) => rotationsOf(layer).flatMap(({ members }) => members)),
        ...(team.manager === null ? [] : [team.manager]),
        ...Object.values(team.escalation).flatMap(({ steps }) =>
          steps.flatMap(({ targets }) => targets.flatMap(named)),
        ),
      ]),
    ),
  ];
}

/** Layers and teams name nobody who isn't in a rotation. */
function named(target: Target): string[] {
  return target.kind === "person" ? [target.person] : [];
}
