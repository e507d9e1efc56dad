import { MINUTE } from "../../clock.ts";
import type { Declare } from "../../incident/commands.ts";
import { cleanTitle } from "../../incident/decisions/declare.ts";
import type { Incident } from "../../incident/incident.ts";
import { incidentByDeclareCause, openIncidents } from "../../store/incident-rows.ts";
import type { Act, Reply } from "../listening.ts";
import { sceneFor } from "../living/scene.ts";
import { agoToken } from "../mrkdwn.ts";
import { takeSeverity } from "../verbs/arguments.ts";
import { plainWords } from "../verbs/plain-words.ts";
import { declareView } from "./declare-form.ts";
import type { DeclareStart } from "./buttons.ts";
import { declaredView, looksTheSameView } from "./declared-view.ts";
import { ownershipOf } from "./service-of.ts";

/** Opens the form, for whoever may declare. */
export async function openDeclareForm(act: Act, start: Partial<DeclareStart> = {}): Promise<void> {
  const origin = { channel: act.channel, ts: null };
  await act.open(
    declareView({ texts: act.texts, config: act.parts.config }, { origin, title: null, severity: null, ...start }),
  );
}

/**
 * Declares what a line says, at once: `sev1 checkout is down`. A line without a title opens the form. The same words of
 * the same person within a minute are most likely typed twice, and are asked about, unless they are `separate`.
 */
export async function declareLine(act: Act, line: string, { separate = false } = {}): Promise<Reply | void> {
  const graded = takeSeverity(line);
  const title = plainWords(graded?.rest ?? line, act.parts.people.nameOf);
  const severity = graded?.value ?? null;
  if (cleanTitle(title) === "") return await openDeclareForm(act, { severity });
  const twin = separate ? null : await justDeclared(act, cleanTitle(title));
  if (twin !== null) {
    const ago = agoToken(twin.declaredAt, act.parts.config.timezone);
    const again = [severity, cleanTitle(title)].filter((part) => part !== null).join(" ");
    return looksTheSameView(twin, act, { line: again, ago });
  }
  const origin = { channel: act.channel, ts: null };
  return await declareIncident(act, { title, severity, service: null, origin });
}

/** Everything but the title may be left out. */
export type Wish = Pick<Declare, "title" | "severity" | "service" | "origin"> &
  Partial<Pick<Declare, "kind" | "summary" | "private" | "drill">>;

/** Declares, and answers before anything is asked of Slack: the rest follows by itself. */
export async function declareIncident(act: Act, wish: Wish): Promise<Reply> {
  const { parts } = act;
  const words = [wish.title, wish.summary ?? ""].join("\n");
  const { service, team, candidates } = ownershipOf(parts.config, words, wish.service);
  const command: Declare = {
    type: "declare",
    kind: null,
    summary: null,
    private: false,
    drill: parts.isDrill?.() ?? false,
    ...wish,
    service,
    team,
  };
  const { incident } = await parts.engine.declare(command, act.by, act.cause);
  return declaredView(incident, await sceneFor(parts, incident, act.person), candidates);
}

/** How soon after the first the same words count as typed twice. */
const TWICE_WITHIN = MINUTE;

async function justDeclared({ parts, person, cause }: Act, title: string): Promise<Incident | null> {
  const since = parts.clock.now() - TWICE_WITHIN;
  const rows = await parts.store.read(function* (tx) {
    // Slack delivered the same command again: that is the first declaration, not a second one.
    if ((yield* incidentByDeclareCause(tx, cause)) !== null) return [];
    return yield* openIncidents(tx);
  });
  const alike = rows.filter((row) => row.declaredAt >= since && sameWords(row.title, title));
  const incidents = await Promise.all(alike.map(({ id }) => parts.engine.load(id)));
  return incidents.find((incident) => incident?.declaredBy === person) ?? null;
}

function sameWords(left: string, right: string): boolean {
  return left.toLocaleLowerCase("en") === right.toLocaleLowerCase("en");
}
