import type { Phase } from "../../incident/incident.ts";
import type { Role } from "../../incident/roles.ts";
import type { Severity } from "../../incident/severity.ts";

/** The field's words, one each, wherever they are shown. */
export const terms = {
  drill: "[DRILL]",
  nobody: "nobody yet",
  /** A person in a sentence. `who` is a mention, or a name where a mention can't stand. */
  person: (who: string): string => who,
  severity: { sev1: "Critical", sev2: "High", sev3: "Medium", sev4: "Low" } satisfies Record<
    Severity,
    string
  > as Record<Severity, string>,
  phase: {
    investigating: "Investigating",
    identified: "Cause identified",
    mitigated: "Mitigated, watching",
    resolved: "Resolved",
    closed: "Closed",
    cancelled: "Cancelled",
  } satisfies Record<Phase, string> as Record<Phase, string>,
  /** As on the card and in lists. */
  role: {
    ic: "IC",
    comms: "Comms",
    scribe: "Scribe",
    tech: "Tech",
    ops: "Ops",
    sme: "Expert",
  } satisfies Record<Role, string> as Record<Role, string>,
  /** As in a sentence. */
  roleInFull: {
    ic: "Incident Commander",
    comms: "communications lead",
    scribe: "scribe",
    tech: "technical lead",
    ops: "operations lead",
    sme: "subject-matter expert",
  } satisfies Record<Role, string> as Record<Role, string>,
  /** A layer of a team's own is called as the file calls it. */
  layer: (name: string) => ({ primary: "Primary", secondary: "Secondary", manager: "manager" })[name] ?? name,
};
