import type { Incident } from "../../incident/incident.ts";

export type Part = "impact" | "changed" | "next" | "nextUpdate";
export interface Finding {
  kind: "secret" | "internal" | "blame";
  words: string;
}
export interface Checked {
  parts: Readonly<Record<Part, boolean>>;
  findings: readonly Finding[];
}

/** What a reader will miss in an update, and what should perhaps not stand in it. It warns; it never decides. */
export function checkUpdate(text: string, incident: Pick<Incident, "impact">): Checked {
  return {
    parts: {
      impact: hints.impact.test(text) || (incident.impact !== null && text.includes(incident.impact)),
      changed: hints.changed.test(text),
      next: hints.next.test(text),
      nextUpdate: hints.nextUpdate.test(text),
    },
    findings: suspicious.flatMap(({ kind, pattern }) => {
      const found = pattern.exec(text);
      return found === null ? [] : [{ kind, words: kind === "secret" ? masked(found[0]) : found[0] }];
    }),
  };
}

const hints: Record<Part, RegExp> = {
  impact: /impact|affected|customers?|users?|fail|slow|unavailable|down|back|works?|영향|고객|사용자|실패|지연|정상/iu,
  changed: /changed|since|now|cause|fixing|looking|found|restored|resolved|back|달라진|원인|조사|확인|완화|정상/iu,
  // "Next update at …" says when to look again, not what happens until then.
  next: /next(?! update)|will|rolling|going to|watching|expect|다음(?! (?:공유|안내))|예정|예상|지켜/iu,
  nextUpdate: /\b\d{1,2}:\d{2}\b|back to normal|\d+\s?(?:min|minutes|분)|정상화되었습니다/iu,
};

// None of them repeats a repetition: a hostile text costs no more than its length.
const suspicious: readonly { kind: Finding["kind"]; pattern: RegExp }[] = [
  {
    kind: "secret",
    pattern:
      /\b(?:xox[abpers]-[\w-]{8,200}|AKIA[0-9A-Z]{16}|gh[pousr]_\w{20,200}|eyJ[\w-]{10,200}\.eyJ|(?:password|passwd|secret|token|비밀번호)\s{0,3}[:=]\s{0,3}\S{4,200})/iu,
  },
  {
    kind: "internal",
    pattern:
      /\b(?:\d{1,3}\.){3}\d{1,3}\b|\b[\w.-]{2,60}\.(?:internal|local|lan|corp|svc)\b|\b[a-z][a-z0-9-]{1,40}-\d{1,4}\b/u,
  },
  {
    kind: "blame",
    pattern: /\b(?:human error|careless\w{0,4}|negligen\w{1,3}|\w{2,20}'s fault)\b|담당자 실수|부주의|미숙/iu,
  },
];

function masked(secret: string): string {
  return `${secret.slice(0, 4)}…`;
}
