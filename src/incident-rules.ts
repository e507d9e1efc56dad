import type { Config } from "./config/config.ts";
import { defaultLevels, type Rules, type SeverityRules } from "./incident/rules.ts";
import { severities, type Severity } from "./incident/severity.ts";

/** The rules an incident is decided by, as the configuration sets them. */
export function rulesOf(config: Config): Rules {
  const each = (severity: Severity): [Severity, SeverityRules] => {
    const chosen = config.severities[severity];
    // A severity that waits for nobody pages nobody.
    return [severity, { ...chosen, levels: chosen.pageAfterSilence === null ? [] : defaultLevels[severity] }];
  };
  return {
    severities: Object.fromEntries(severities.map(each)) as Record<Severity, SeverityRules>,
    watchAfterResolve: config.watchAfterResolve ?? 0,
    timezone: config.timezone,
  };
}
