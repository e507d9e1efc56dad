import { serviceNamed, type Config, type Service } from "../../config/config.ts";

export interface Ownership {
  /** Names, as the configuration knows them. */
  service: string | null;
  team: string | null;
  /** What the words may also have meant: the declarer is asked. Empty when it is clear. */
  candidates: readonly string[];
}

/**
 * Whose incident it is: the service that was chosen, else the one that the words name. When they name none or several
 * the default team is called, and the declarer may say which.
 */
export function ownershipOf(config: Config, words: string, chosen: string | null): Ownership {
  const service = chosen === null ? null : (serviceNamed(config, chosen) ?? null);
  const named = service ? [service] : servicesIn(config, words);
  if (named.length === 1) {
    return { service: named[0]!.name, team: named[0]!.team ?? config.defaultTeam, candidates: [] };
  }
  const candidates = named.length > 1 ? named : config.services;
  return { service: null, team: config.defaultTeam, candidates: candidates.map(({ name }) => name) };
}

/** The services that a text names, by name or alias; a longer name hides a shorter one that stands inside it. */
export function servicesIn(config: Config, text: string): Service[] {
  const names = config.services
    .flatMap((service) => [service.name, ...service.aliases].map((name) => ({ service, name: fold(name) })))
    .toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<Service>();
  let rest = fold(text);
  for (const { service, name } of names) {
    const without = takeOut(rest, name);
    if (without !== rest) found.add(service);
    rest = without;
  }
  return config.services.filter((service) => found.has(service));
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

/** Korean words grow at both ends (카드결제가), so Hangul is found anywhere; Latin words only whole. */
function takeOut(text: string, name: string): string {
  if (/\p{Script=Hangul}/u.test(name)) return text.replaceAll(name, " | ");
  return text
    .split(name)
    .reduce((before, after) =>
      /[\p{Script=Latin}\p{N}]$/u.test(before) || /^[\p{Script=Latin}\p{N}]/u.test(after)
        ? before + name + after
        : `${before} | ${after}`,
    );
}
