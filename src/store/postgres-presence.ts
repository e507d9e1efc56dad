import { Client, type Pool } from "pg";
import type { Clock } from "../clock.ts";
import type { Store, StoreLogger, WakeTopic } from "./store.ts";

export interface PresenceOptions {
  readonly url: string;
  readonly instance: string;
  readonly logger: StoreLogger;
  readonly clock: Clock;
  readonly pool: Pool;
}

export interface Presence extends Pick<Store, "wake" | "onWake" | "aliveInstances" | "databaseTime"> {
  leave(): Promise<void>;
}

const CHANNEL = "watchfire";
// The first half of the two-number advisory locks that living instances hold; the second half is the hash of the instance's id.
const PRESENCE_LOCK = 0x77_61_74_66;
const RECONNECT_AFTER_MS = 1_000;
const TOPICS: readonly WakeTopic[] = ["effects", "deadlines", "inbox", "contacts"];

/**
 * One connection for as long as the instance lives. It holds a session advisory lock, so that the others know at once when this
 * process is gone, and listens for their wake-ups. When it is lost it is made anew.
 */
export async function keepPresence(options: PresenceOptions): Promise<Presence> {
  const listeners = new Set<(topic: WakeTopic) => void>();
  const hear = (topic: WakeTopic) => listeners.forEach((listener) => listener(topic));
  const line = new Line(options, hear);
  await line.connect();
  return {
    wake(topic) {
      queueMicrotask(() => hear(topic));
      line.tell(topic);
    },
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    aliveInstances: () => aliveInstances(options),
    databaseTime: () => databaseTime(options),
    async leave() {
      listeners.clear();
      await line.hangUp();
    },
  };
}

class Line {
  readonly #options: PresenceOptions;
  readonly #hear: (topic: WakeTopic) => void;
  #client: Client | undefined;
  readonly #untold = new Set<WakeTopic>();
  #telling = false;
  #left = false;
  #stopWaiting: () => void = () => undefined;

  constructor(options: PresenceOptions, hear: (topic: WakeTopic) => void) {
    this.#options = options;
    this.#hear = hear;
  }

  async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#options.url,
      application_name: "watchfire presence",
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on("error", () => undefined);
    client.on("notification", ({ payload }) => this.#receive(payload ?? ""));
    try {
      await client.connect();
      await announce(client, this.#options.instance);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.#left) return client.end();
    this.#client = client;
    client.once("end", () => this.#lost());
  }

  /** One hint of a topic says as much as many: while one is on its way, those that follow are one more. */
  tell(topic: WakeTopic): void {
    this.#untold.add(topic);
    if (!this.#telling) void this.#tellAll();
  }

  async hangUp(): Promise<void> {
    this.#left = true;
    this.#stopWaiting();
    await this.#client?.end();
  }

  async #tellAll(): Promise<void> {
    this.#telling = true;
    for (const topic of this.#untold) {
      this.#untold.delete(topic);
      // A hint nobody hears is made up for by the listeners' own regular look.
      await this.#client
        ?.query("select pg_notify($1, $2)", [CHANNEL, `${topic} ${this.#options.instance}`])
        .catch(() => undefined);
    }
    this.#telling = false;
  }

  #receive(payload: string): void {
    const [topic, sender] = payload.split(" ");
    const known = TOPICS.find((candidate) => candidate === topic);
    if (known !== undefined && sender !== this.#options.instance) this.#hear(known);
  }

  #lost(): void {
    this.#client = undefined;
    if (this.#left) return;
    this.#options.logger.warn({}, "the presence connection to the database was lost; connecting again");
    this.#reconnectLater();
  }

  #reconnectLater(): void {
    this.#stopWaiting = this.#options.clock.after(RECONNECT_AFTER_MS, () => {
      if (this.#left) return;
      this.connect().then(
        () => TOPICS.forEach(this.#hear),
        () => this.#reconnectLater(),
      );
    });
  }
}

/** The lock comes before the row: an instance that can be found is one that is alive or was. */
async function announce(client: Client, instance: string): Promise<void> {
  await client.query("select pg_advisory_lock($1, hashtext($2))", [PRESENCE_LOCK, instance]);
  await client.query(
    `insert into instances (id, started_at, seen_at) values ($1, ${DATABASE_NOW}, ${DATABASE_NOW})
     on conflict (id) do update set seen_at = excluded.seen_at`,
    [instance],
  );
  await client.query(`listen ${CHANNEL}`);
}

const DATABASE_NOW = "(extract(epoch from clock_timestamp()) * 1000)::bigint";

async function aliveInstances({ pool, instance }: PresenceOptions): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select i.id from instances i join pg_locks l
       on l.locktype = 'advisory' and l.granted and l.objsubid = 2 and l.classid = $1::oid
       and l.objid = (hashtext(i.id)::bigint & 4294967295)::oid
       and l.database = (select oid from pg_database where datname = current_database())`,
    [PRESENCE_LOCK],
  );
  return [...new Set([instance, ...rows.map((row) => row.id)])];
}

async function databaseTime({ pool, instance }: PresenceOptions): Promise<number> {
  const { rows } = await pool.query<{ now: string }>(
    `update instances set seen_at = ${DATABASE_NOW} where id = $1 returning ${DATABASE_NOW} as now`,
    [instance],
  );
  if (rows[0] === undefined) throw new Error("This instance is missing from the table of instances.");
  return Number(rows[0].now);
}
