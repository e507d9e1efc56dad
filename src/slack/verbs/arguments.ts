import type { Config, Service, Team } from "../../config/config.ts";
import { parseSeverity, type Severity } from "../../incident/severity.ts";
import type { Role } from "../../incident/roles.ts";

/** What was read off a line, and what is left of it. */
export interface Taken<Value> {
  value: Value;
  rest: string;
}

/** The person a line begins with, `<@U123|name>`; 님 and a particle behind the mention go with it. */
export function takePerson(args: string): Taken<string> | null {
  const found = new RegExp(`^${PERSON}`, "u").exec(args.trim());
  return found ? { value: found[1]!, rest: args.trim().slice(found[0].length).trim() } : null;
}

/** The first person mentioned anywhere in a line. */
export function findPerson(args: string): Taken<string> | null {
  const found = new RegExp(`(?:^|\\s)${PERSON}`, "u").exec(args);
  return found ? { value: found[1]!, rest: without(args, found) } : null;
}

/** The user group a line begins with, `<!subteam^S123|@payments>`: its id. */
export function takeGroup(args: string): Taken<string> | null {
  const found = /^<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>(?:에게|께|을|를|로)?(?=\s|$)/u.exec(args.trim());
  return found ? { value: found[1]!, rest: args.trim().slice(found[0].length).trim() } : null;
}

/** A severity anywhere in a line: `SEV1`, `sev 2`, `P3`, `[SEV1]`, `sev1로`. */
export function takeSeverity(args: string): Taken<Severity> | null {
  const found =
    /(?:^|\s)[[(]?((?:sev[ -]?|p)[1-4])[\])]?(?:으로|로|급|을|를|은|는|이|가|에|의|와|과|도)?[.,:;!]?(?=\s|$)/iu.exec(
      args,
    );
  const severity = found && parseSeverity(found[1]!);
  return found && severity ? { value: severity, rest: without(args, found) } : null;
}

/** The role a line begins with, in English or Korean, with or without 담당 behind it. */
export function takeRole(args: string): Taken<Role> | null {
  const line = args.trim().normalize("NFC");
  for (const [role, words] of roleWords) {
    for (const word of words) {
      const taken = takeWord(line, word);
      if (taken) return { value: role, rest: taken.rest.replace(/^담당자?(?:을|를|은|는)?(?=\s|$)/u, "").trim() };
    }
  }
  return null;
}

/** The team a line begins with, by its name. */
export function takeTeam(args: string, config: Config): Taken<Team> | null {
  return takeNamed(args, config.teams, (team) => [team.name]);
}

/** The service a line begins with, by its name or an alias. */
export function takeService(args: string, config: Config): Taken<Service> | null {
  return takeNamed(args, config.services, (service) => [service.name, ...service.aliases]);
}

/** "me", and what Koreans say for it. */
export function isMe(word: string): boolean {
  return /^(?:me|myself|나|저|제가|내가|나를|저를|나에게|저에게|본인)$/iu.test(word.trim().normalize("NFC"));
}

/** "none": nobody any more. */
export function isNobody(word: string): boolean {
  return /^(?:none|nobody|no one|없음|해제|비움)$/iu.test(word.trim().normalize("NFC"));
}

/** A Korean word without the particle behind it; a word that would vanish stays as it is. */
export function withoutParticle(word: string): string {
  return word.replace(
    /(?<=\p{Script=Hangul}|[0-9A-Za-z>])(?:으로|에게|까지|부터|로|께|을|를|은|는|이|가|에|의|와|과|도)$/u,
    "",
  );
}

/** A line that begins with `word`, alone or with a particle behind it; letter case and width don't matter. */
function takeWord(line: string, word: string): Taken<string> | null {
  if (line.slice(0, word.length).toLowerCase() !== word.toLowerCase()) return null;
  const particle = /^(?:으로|에게|로|께|을|를|은|는|이|가)?(?=\s|$)/u.exec(line.slice(word.length));
  return particle ? { value: word, rest: line.slice(word.length + particle[0].length).trim() } : null;
}

export { takeDate } from "./days.ts";
export { takeClock, takeMoment, type Direction } from "./times.ts";

const PERSON = "<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>\\s?(?:님)?(?:에게|께|으로|로|을|를|이|가|은|는|과|와)?(?=\\s|$)";

const roleWords: readonly [Role, readonly string[]][] = [
  ["ic", ["ic", "incident commander", "commander", "command", "지휘(ic)", "지휘자", "지휘"]],
  ["comms", ["comms", "comm", "communications", "communication", "커뮤니케이션", "커뮤니케이터", "소통"]],
  ["scribe", ["scribe", "기록자", "기록", "서기"]],
  ["tech", ["technical lead", "tech lead", "technical", "tech", "기술 리드", "기술리드", "기술"]],
  ["ops", ["operations lead", "ops lead", "operations", "ops", "운영", "인프라"]],
  ["sme", ["subject-matter expert", "subject matter expert", "sme", "expert", "전문가"]],
];

function takeNamed<Named>(
  args: string,
  all: readonly Named[],
  namesOf: (named: Named) => readonly string[],
): Taken<Named> | null {
  const line = args.trim().normalize("NFC").replace(/^[@#]/u, "");
  const named = all.flatMap((value) => namesOf(value).map((name) => ({ value, name: name.normalize("NFC") })));
  // The longest name first: "payments api" is not "payments" with a reason.
  for (const { value, name } of named.toSorted((a, b) => b.name.length - a.name.length)) {
    const taken = takeWord(line, name);
    if (taken) return { value, rest: taken.rest };
  }
  return null;
}

function without(line: string, found: RegExpExecArray): string {
  const before = line.slice(0, found.index).trimEnd();
  const after = line.slice(found.index + found[0].length).trimStart();
  return `${before} ${after}`.trim();
}
