import { DateTime, IANAZone } from "luxon";
import type { Instant } from "../clock.ts";
import { personBySlackId, teamNamed, type Config, type Team } from "../config/config.ts";
import { didYouMean } from "../config/nearest.ts";
import { isWorkingTime } from "../calendar/working-calendar.ts";
import { policyOf } from "../incident/rules.ts";
import { rulesOf } from "../incident-rules.ts";
import { parseSeverity, UNCONFIRMED_SEVERITY, type Severity } from "../incident/severity.ts";
import { configuredReach } from "../notify/configured-means.ts";
import { contactsOf, type Contact } from "../people/reach/contact.ts";
import type { Reach } from "../oncall/ladder.ts";
import { chainLines } from "../oncall/chain-view.ts";
import { whoWouldBePaged, type Step } from "../oncall/escalation-chain.ts";
import type { Override } from "../oncall/override.ts";
import { layersOf, rotationsOf } from "../oncall/rotation.ts";
import { zoneName } from "../record/times.ts";
import { allContacts } from "../store/contact-rows.ts";
import { readDatabase } from "../store/examine.ts";
import { overridesFrom } from "../store/override-rows.ts";
import { takeMoment } from "../slack/verbs/times.ts";
import { textsIn } from "../texts/texts.ts";

/** As written on the command line. */
export interface WhoIsPaged {
  readonly service?: string | undefined;
  readonly team?: string | undefined;
  /** `2026-12-06 03:00`, `Sun 03:00`, with a zone or an offset after it when it isn't the team's; without it, now. */
  readonly at?: string | undefined;
  readonly severity?: string | undefined;
}

/** The question can't be answered; the message says what to write instead. */
export class Unanswerable extends Error {
  override readonly name = "Unanswerable";
}

/** What the database tells beside the file: who covers for whom, and what people entered of how they are reached. */
export interface Known {
  readonly overrides: readonly Override[];
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** Reads it beside the process that owns the database. Throws where that can't be read. */
export function knownIn({ databaseUrl }: Config, now: Instant): Promise<Known> {
  return readDatabase(databaseUrl, function* (tx) {
    return { overrides: yield* overridesFrom(tx, now), contacts: contactsOf(yield* allContacts(tx)) };
  });
}

export const nothingKnown: Known = { overrides: [], contacts: new Map() };

/** The whole chain in plain words and the workspace's language. Throws Unanswerable. */
export function whoIsPaged(
  config: Config,
  asked: WhoIsPaged,
  now: Instant,
  { overrides, contacts }: Known = nothingKnown,
): string {
  const team = teamAsked(config, asked);
  const severity = severityAsked(asked);
  const zone = team === null ? config.timezone : zoneOf(team, config);
  const at = asked.at === undefined ? now : momentAsked(asked.at, zone, now);
  const texts = textsIn(config.locale);
  const nameOf = (id: string): string => personBySlackId(config, id)?.name ?? id;
  const timeOf = (moment: Instant): string =>
    DateTime.fromMillis(moment, { zone, locale: config.locale }).toFormat("ccc yyyy-MM-dd HH:mm");
  const reach = (person: string): Reach => configuredReach(config, person, contacts.get(person) ?? null);
  const steps = chainOf(config, { team, severity, at, overrides, reach });
  const title = texts.chain.title({
    severity: config.severityNames === "p" ? severity.replace("sev", "P") : severity.toUpperCase(),
    team: team?.name ?? "–",
    when: `${timeOf(at)} ${zoneName(at, zone)}`,
  });
  return [title, ...chainLines(steps, { texts, locale: config.locale, nameOf, timeOf })].join("\n");
}

/** Who would be called, step by step, if nobody answered. */
export function chainOf(
  config: Config,
  asked: {
    team: Team | null;
    severity: Severity;
    at: Instant;
    overrides: readonly Override[];
    reach(person: string): Reach;
  },
): Step[] {
  const { team, severity } = asked;
  const rules = rulesOf(config);
  return whoWouldBePaged({
    ...asked,
    teams: config.teams,
    policyOf: (name, each) => policyOf(rules, name, each),
    ladder: rules.severities[severity].ladder,
    isWorking: (at) => team !== null && team.hours !== null && isWorkingTime(team, at),
  });
}

function teamAsked(config: Config, { service, team }: WhoIsPaged): Team | null {
  if (team !== undefined) {
    const names = config.teams.map(({ name }) => name);
    return teamNamed(config, team) ?? unknown("team", team, names);
  }
  const wanted = service?.trim().normalize("NFC").toLowerCase();
  const found = config.services.find(({ name, aliases }) =>
    [name, ...aliases].some((each) => each.toLowerCase() === wanted),
  );
  if (service !== undefined && found === undefined) {
    return unknown(
      "service",
      service,
      config.services.flatMap(({ name, aliases }) => [name, ...aliases]),
    );
  }
  const name = found?.team ?? config.defaultTeam;
  return name === null ? null : (teamNamed(config, name) ?? null);
}

function unknown(kind: string, given: string, known: readonly string[]): never {
  const mend = didYouMean(given, known) || ` Known: ${known.join(", ") || "none"}.`;
  throw new Unanswerable(`There is no ${kind} called ${JSON.stringify(given)}.${mend}`);
}

function severityAsked({ severity }: WhoIsPaged): Severity {
  const found = severity === undefined ? UNCONFIRMED_SEVERITY : parseSeverity(severity);
  if (found === null) throw new Unanswerable(`${JSON.stringify(severity)} is not a severity. Write sev1 to sev4.`);
  return found;
}

/** Where the team is: by its hours, else by its rotations where all are in one zone, else where the workspace is. */
function zoneOf(team: Team, config: Config): string {
  const zones = new Set(layersOf(team).flatMap(([, layer]) => rotationsOf(layer).map(({ timezone }) => timezone)));
  const [only] = zones;
  return team.hours?.timezone ?? (zones.size === 1 && only !== undefined ? only : config.timezone);
}

function momentAsked(given: string, zone: string, now: Instant): Instant {
  const words = given.trim().split(/\s+/);
  const named = words.length > 1 && IANAZone.isValidZone(words.at(-1) ?? "") ? words.pop()! : null;
  const text = words.join(" ");
  // Read in a zone of its own, what has no offset is told apart: it must be the same time in any.
  const [absolute, elsewhere] = ["UTC", "Asia/Tokyo"].map((each) =>
    DateTime.fromISO(text.replace(" ", "T"), { zone: each }).toMillis(),
  );
  if (named === null && absolute !== undefined && absolute === elsewhere) return absolute;
  const moment = takeMoment(text.replace(/(?<=\d)T(?=\d)/, " "), named ?? zone, now);
  if (moment !== null && moment.rest === "") return moment.at;
  const mend = "Write it as \"2026-12-06 03:00\", with a zone such as Asia/Seoul after it if it isn't the team's.";
  throw new Unanswerable(`I can't read the time ${JSON.stringify(given)}. ${mend}`);
}
