import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";
import { onCallTables } from "./on-call-tables.ts";

/** Every table, once, for both engines. Partial indexes hold only the rows that still matter, so that finding due work costs the same at a million rows. */
export function makeTables(kit: Kit) {
  return {
    ...incidentTables(kit),
    ...streamTables(kit),
    ...outboxTables(kit),
    ...recordTables(kit),
    ...onCallTables(kit),
    ...upkeepTables(kit),
  };
}

export type Tables = ReturnType<typeof makeTables>;
export type Row<Name extends keyof Tables> = Tables[Name]["$inferSelect"];

function incidentTables(kit: Kit) {
  /** One row an incident: what lists, searches and the heartbeat need without folding events. */
  const incidents = kit.table(
    "incidents",
    {
      id: kit.int("id").primaryKey(),
      declareCause: kit.text("declare_cause").notNull().unique(),
      version: kit.int("version").notNull(),
      phase: kit.text("phase").notNull(),
      severity: kit.text("severity").notNull(),
      title: kit.text("title").notNull(),
      private: kit.bool("private").notNull(),
      drill: kit.bool("drill").notNull(),
      team: kit.text("team"),
      service: kit.text("service"),
      channel: kit.text("channel"),
      placeTs: kit.text("place_ts"),
      declaredAt: kit.instant("declared_at").notNull(),
      closedAt: kit.instant("closed_at"),
      nextDeadlineAt: kit.instant("next_deadline_at"),
      lastHumanWordAt: kit.instant("last_human_word_at"),
      lastHumanWordBy: kit.text("last_human_word_by"),
      /** Who has it; null while somebody is looked for, and once nobody need be. */
      answeredBy: kit.text("answered_by"),
      /** JSON list of the people whose telephones ring for it. */
      ringing: kit.text("ringing").notNull().default("[]"),
    },
    (t) => [
      kit
        .index("incidents_deadline")
        .on(t.nextDeadlineAt)
        .where(sql`next_deadline_at is not null`),
      kit
        .index("incidents_open")
        .on(t.declaredAt)
        .where(sql`closed_at is null`),
      kit.index("incidents_channel").on(t.channel),
      kit
        .index("incidents_answered")
        .on(t.answeredBy)
        .where(sql`closed_at is null and answered_by is not null`),
    ],
  );
  return { incidents };
}

function streamTables(kit: Kit) {
  /** Only ever added to; triggers enforce it. Erasure empties `body` and `salt`, the digest stays. */
  const events = kit.table(
    "events",
    {
      stream: kit.text("stream").notNull(),
      seq: kit.int("seq").notNull(),
      type: kit.text("type").notNull(),
      at: kit.instant("at").notNull(),
      actor: kit.text("actor").notNull(),
      cause: kit.text("cause").notNull(),
      body: kit.text("body").notNull(),
      salt: kit.text("salt").notNull(),
      digest: kit.text("digest").notNull(),
      hash: kit.text("hash").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.stream, t.seq] })],
  );
  const causes = kit.table(
    "causes",
    {
      stream: kit.text("stream").notNull(),
      cause: kit.text("cause").notNull(),
      at: kit.instant("at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.stream, t.cause] })],
  );
  /** When silence becomes a problem in a stream that is no incident, in incident time; no row where nothing is waited for. */
  const deadlines = kit.table(
    "deadlines",
    { stream: kit.text("stream").primaryKey(), at: kit.instant("at").notNull() },
    (t) => [kit.index("deadlines_at").on(t.at)],
  );
  return { events, causes, deadlines };
}

function outboxTables(kit: Kit) {
  /** `runAt` is lease, back-off and due time in one: when the row may next be taken, in machine time. `position` orders a lane. */
  const effects = kit.table(
    "effects",
    {
      id: kit.text("id").primaryKey(),
      stream: kit.text("stream").notNull(),
      lane: kit.text("lane").notNull(),
      position: kit.int("position").notNull(),
      kind: kit.text("kind").notNull(),
      payload: kit.text("payload").notNull(),
      status: kit.text("status").$type<"pending" | "done" | "withdrawn" | "dead">().notNull(),
      urgent: kit.bool("urgent").notNull(),
      runAt: kit.instant("run_at").notNull(),
      attempts: kit.int("attempts").notNull(),
      token: kit.int("token").notNull(),
      owner: kit.text("owner"),
      createdAt: kit.instant("created_at").notNull(),
      dueAt: kit.instant("due_at"),
      firstStartedAt: kit.instant("first_started_at"),
      settledAt: kit.instant("settled_at"),
      lastError: kit.text("last_error"),
    },
    (t) => [
      kit
        .index("effects_due")
        .on(t.urgent, t.runAt)
        .where(sql`status = 'pending'`),
      kit
        .index("effects_lane")
        .on(t.lane, t.position)
        .where(sql`status = 'pending'`),
      kit.index("effects_stream").on(t.stream),
    ],
  );
  const inbox = kit.table(
    "inbox",
    {
      id: kit.text("id").primaryKey(),
      body: kit.text("body").notNull(),
      receivedAt: kit.instant("received_at").notNull(),
      owner: kit.text("owner").notNull(),
      attempts: kit.int("attempts").notNull(),
      doneAt: kit.instant("done_at"),
      quarantinedAt: kit.instant("quarantined_at"),
      lastError: kit.text("last_error"),
    },
    (t) => [
      kit
        .index("inbox_undone")
        .on(t.receivedAt)
        .where(sql`done_at is null and quarantined_at is null`),
    ],
  );
  return { effects, inbox };
}

function recordTables(kit: Kit) {
  const messages = kit.table(
    "messages",
    {
      channel: kit.text("channel").notNull(),
      ts: kit.text("ts").notNull(),
      incident: kit.int("incident").notNull(),
      threadTs: kit.text("thread_ts"),
      person: kit.text("person"),
      bot: kit.bool("bot").notNull(),
      kind: kit.text("kind").notNull(),
      text: kit.text("text").notNull(),
      files: kit.text("files").notNull(),
      reactions: kit.text("reactions").notNull(),
      postedAt: kit.instant("posted_at").notNull(),
      revision: kit.int("revision").notNull(),
      deletedAt: kit.instant("deleted_at"),
      momentAt: kit.instant("moment_at"),
      momentBy: kit.text("moment_by"),
      /** The id of the effect that posted it: by it an event finds the message that told of it. */
      effect: kit.text("effect"),
    },
    (t) => [kit.primaryKey({ columns: [t.channel, t.ts] }), kit.index("messages_incident").on(t.incident, t.ts)],
  );
  /** Empty for a message nobody touched. From the first edit on it holds every version, the first as number 0. */
  const revisions = kit.table(
    "revisions",
    {
      channel: kit.text("channel").notNull(),
      ts: kit.text("ts").notNull(),
      revision: kit.int("revision").notNull(),
      at: kit.instant("at").notNull(),
      person: kit.text("person"),
      text: kit.text("text").notNull(),
      deleted: kit.bool("deleted").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.channel, t.ts, t.revision] })],
  );
  const rooms = kit.table("rooms", {
    channel: kit.text("channel").primaryKey(),
    incident: kit.int("incident").notNull(),
    watermarkTs: kit.text("watermark_ts"),
    checkedAt: kit.instant("checked_at"),
    archived: kit.bool("archived").notNull(),
    gaps: kit.text("gaps").notNull(),
  });
  return { messages, revisions, rooms };
}

function upkeepTables(kit: Kit) {
  const people = kit.table("people", {
    id: kit.text("id").primaryKey(),
    team: kit.text("team").notNull(),
    name: kit.text("name").notNull(),
    realName: kit.text("real_name"),
    locale: kit.text("locale"),
    tz: kit.text("tz"),
    standing: kit.text("standing").$type<"member" | "guest" | "external" | "bot">().notNull(),
    deleted: kit.bool("deleted").notNull(),
    updatedAt: kit.instant("updated_at").notNull(),
  });
  const documents = kit.table(
    "documents",
    {
      id: kit.text("id").primaryKey(),
      incident: kit.int("incident").notNull(),
      kind: kit.text("kind").notNull(),
      format: kit.text("format").notNull(),
      content: kit.text("content").notNull(),
      createdAt: kit.instant("created_at").notNull(),
      by: kit.text("by").notNull(),
    },
    (t) => [kit.index("documents_incident").on(t.incident)],
  );
  const recurring = kit.table("recurring", {
    duty: kit.text("duty").primaryKey(),
    nextAt: kit.instant("next_at").notNull(),
    lastAt: kit.instant("last_at"),
  });
  const settings = kit.table("settings", {
    key: kit.text("key").primaryKey(),
    value: kit.text("value").notNull(),
  });
  const instances = kit.table("instances", {
    id: kit.text("id").primaryKey(),
    startedAt: kit.instant("started_at").notNull(),
    seenAt: kit.instant("seen_at").notNull(),
  });
  return { people, documents, recurring, settings, instances };
}
