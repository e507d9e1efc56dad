import { sqliteStore } from "../../src/store/sqlite.ts";
import { openMemory, type OpenFile } from "../../src/store/sqlite-file.ts";
import type { Store, WakeTopic } from "../../src/store/store.ts";
import type { Random } from "./random.ts";

export interface SeedStore {
  readonly client: OpenFile["client"];
  /** One for each process. */
  readonly stores: readonly Store[];
  /** When the incident is to be looked at next, as it is written down. */
  nextDeadline(incident: number): number | null;
  /** Wake-ups that another instance never heard. */
  lostWakes(): number;
  /** No page more can be written from now on. Returns how to make room again. */
  fill(): () => void;
}

interface Sharing {
  readonly instances: number;
  readonly random: Random;
  /** How often a wake-up doesn't reach the other instance, between 0 and 1. */
  readonly lostWake: number;
}

interface Opened extends Pick<SeedStore, "nextDeadline"> {
  client: OpenFile["client"];
  store: Store;
  /** Forgets all that was ever written. */
  empty(): void;
}

let opened: Opened | undefined;

/**
 * A real database in memory, empty. It is the same for all seeds of this process, so that its statements are built once.
 * Two instances share it as they share a PostgreSQL: leases by owner, wake-ups that may be lost, takeovers from the dead.
 */
export function seedStore(sharing: Sharing): SeedStore {
  opened ??= open();
  const { client, store, empty, nextDeadline } = opened;
  empty();
  const { stores, lostWakes } = shared(store, sharing);
  return { client, stores, lostWakes, nextDeadline, fill: () => fill(client) };
}

function open(): Opened {
  const { client } = openMemory();
  const empty = emptier(client);
  const deadline = client.prepare<[number], number>("select next_deadline_at from incidents where id = ?").pluck();
  const store = sqliteStore({ client, close: () => client.close() }, "simulated");
  return { client, store, empty, nextDeadline: (incident) => deadline.get(incident) ?? null };
}

/**
 * Events can only be added. The rule that says so lets go while a seed is forgotten: to drop it and to make it anew would
 * change the schema, and every statement would be prepared again.
 */
function emptier(client: OpenFile["client"]): () => void {
  let emptying = 0;
  client.function("emptying", () => emptying);
  const schema = client.prepare("select type, name, sql from sqlite_schema where type in ('table', 'trigger')");
  const rows = schema.all() as { type: string; name: string; sql: string }[];
  const { name: rule, sql } = rows.find(({ name }) => name === "events_never_deleted")!;
  client.exec(`drop trigger ${rule}; ${sql.replace(/\bbegin\b/i, "when not emptying() begin")}`);
  const tables = rows.filter(({ type, name }) => type === "table" && !/^(sqlite_|__drizzle)/.test(name));
  const deletions = tables.map(({ name }) => client.prepare(`delete from "${name}"`));
  return client.transaction(() => {
    emptying = 1;
    client.pragma("defer_foreign_keys = on");
    for (const deletion of deletions) deletion.run();
    emptying = 0;
  });
}

function shared(store: Store, { instances, random, lostWake }: Sharing): Pick<SeedStore, "stores" | "lostWakes"> {
  let lost = 0;
  const isLost = (): boolean => {
    const unheard = random.chance(lostWake);
    if (unheard) lost += 1;
    return unheard;
  };
  const ears = Array.from({ length: instances }, () => new Set<(topic: WakeTopic) => void>());
  const stores = ears.map((own, place): Store => ({
    ...store,
    kind: instances > 1 ? "postgres" : "sqlite",
    wake(topic) {
      queueMicrotask(() => {
        own.forEach((listener) => listener(topic));
        const others = ears.filter((_, index) => index !== place && !isLost());
        others.forEach((listeners) => listeners.forEach((listener) => listener(topic)));
      });
    },
    onWake(listener) {
      own.add(listener);
      return () => own.delete(listener);
    },
  }));
  return { stores, lostWakes: () => lost };
}

const LIMITLESS = 1_073_741_823;

function fill(client: OpenFile["client"]): () => void {
  // Pages that earlier seeds have left free would be room.
  client.exec("vacuum");
  const pages = client.pragma("page_count", { simple: true }) as number;
  client.pragma(`max_page_count = ${pages}`);
  return () => void client.pragma(`max_page_count = ${LIMITLESS}`);
}
