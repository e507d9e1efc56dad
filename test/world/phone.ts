import { createHmac } from "node:crypto";
import { PAGER_URL, WEBHOOK_SECRET } from "./config.ts";

/** What the signed webhook brought to somebody's pager. */
export interface Ring {
  id: string;
  kind: "page" | "standDown";
  incident: string;
  step: number;
  target: string;
  attempt: number;
  ackUrl: string | null;
}

/** Everybody's pagers: they remember each ring, refuse what isn't signed, and fail when told to. */
export interface Phone {
  fetch: typeof globalThis.fetch;
  /** Every ring, the oldest first; `person` is a Slack user id. */
  rings(person?: string): Ring[];
  /** Pages that arrived since the last question, as Slack user ids in order. */
  newPages(): string[];
  /** The provider is away: every call fails until it is brought back. */
  down(): () => void;
}

export function createPhone(): Phone {
  const all: Ring[] = [];
  let asked = 0;
  let outages = 0;
  return {
    async fetch(_input, init) {
      if (outages > 0) throw new TypeError("fetch failed");
      const body = typeof init?.body === "string" ? init.body : "";
      const headers = new Headers(init?.headers);
      const timestamp = headers.get("watchfire-timestamp");
      const expected = createHmac("sha256", WEBHOOK_SECRET).update(`${timestamp}.${body}`).digest("hex");
      if (headers.get("watchfire-signature") !== `v1=${expected}`)
        throw new Error("A page came without our signature.");
      all.push(JSON.parse(body) as Ring);
      return new Response(null, { status: 204 });
    },
    rings: (person) => all.filter((ring) => person === undefined || ring.target === person),
    newPages() {
      const fresh = all.slice(asked).filter((ring) => ring.kind === "page");
      asked = all.length;
      return fresh.map((ring) => ring.target);
    },
    down() {
      outages += 1;
      return () => {
        outages -= 1;
      };
    },
  };
}

export function isPager(input: Parameters<typeof globalThis.fetch>[0]): boolean {
  return String(input instanceof Request ? input.url : input).startsWith(PAGER_URL);
}
