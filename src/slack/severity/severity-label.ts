import type { Severity } from "../../incident/severity.ts";
import type { Scene } from "../living/surface.ts";

const colours: Readonly<Record<Severity, string>> = { sev1: "🔴", sev2: "🟠", sev3: "🟡", sev4: "⚪" };

/** `SEV1` or `P1`, in the workspace's vocabulary. */
export function severityName(severity: Severity, { config }: Pick<Scene, "config">): string {
  const level = severity.slice(-1);
  return config.severityNames === "p" ? `P${level}` : `SEV${level}`;
}

/** `🔴 SEV1`; the colour is never the only sign. */
export function severityLabel(severity: Severity, scene: Pick<Scene, "config">): string {
  return `${colours[severity]} ${severityName(severity, scene)}`;
}

/** `SEV1 Critical` */
export function severityInWords(severity: Severity, scene: Pick<Scene, "config" | "texts">): string {
  return `${severityName(severity, scene)} ${scene.texts.terms.severity[severity]}`;
}
