CREATE TABLE "causes" (
	"stream" text NOT NULL,
	"cause" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "causes_stream_cause_pk" PRIMARY KEY("stream","cause")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"incident" integer NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"content" text NOT NULL,
	"created_at" bigint NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"id" text PRIMARY KEY NOT NULL,
	"stream" text NOT NULL,
	"lane" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"payload" text NOT NULL,
	"status" text NOT NULL,
	"urgent" boolean NOT NULL,
	"run_at" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"token" integer NOT NULL,
	"owner" text,
	"created_at" bigint NOT NULL,
	"due_at" bigint,
	"first_started_at" bigint,
	"settled_at" bigint,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "events" (
	"stream" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"cause" text NOT NULL,
	"body" text NOT NULL,
	"salt" text NOT NULL,
	"digest" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "events_stream_seq_pk" PRIMARY KEY("stream","seq")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"received_at" bigint NOT NULL,
	"owner" text NOT NULL,
	"attempts" integer NOT NULL,
	"done_at" bigint,
	"quarantined_at" bigint,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" integer PRIMARY KEY NOT NULL,
	"declare_cause" text NOT NULL,
	"version" integer NOT NULL,
	"phase" text NOT NULL,
	"severity" text NOT NULL,
	"title" text NOT NULL,
	"private" boolean NOT NULL,
	"drill" boolean NOT NULL,
	"team" text,
	"service" text,
	"channel" text,
	"place_ts" text,
	"declared_at" bigint NOT NULL,
	"closed_at" bigint,
	"next_deadline_at" bigint,
	"last_human_word_at" bigint,
	"last_human_word_by" text,
	CONSTRAINT "incidents_declare_cause_unique" UNIQUE("declare_cause")
);
--> statement-breakpoint
CREATE TABLE "instances" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"channel" text NOT NULL,
	"ts" text NOT NULL,
	"incident" integer NOT NULL,
	"thread_ts" text,
	"person" text,
	"bot" boolean NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"files" text NOT NULL,
	"reactions" text NOT NULL,
	"posted_at" bigint NOT NULL,
	"revision" integer NOT NULL,
	"deleted_at" bigint,
	"moment_at" bigint,
	"moment_by" text,
	CONSTRAINT "messages_channel_ts_pk" PRIMARY KEY("channel","ts")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"team" text NOT NULL,
	"name" text NOT NULL,
	"real_name" text,
	"locale" text,
	"tz" text,
	"standing" text NOT NULL,
	"deleted" boolean NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recurring" (
	"duty" text PRIMARY KEY NOT NULL,
	"next_at" bigint NOT NULL,
	"last_at" bigint
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"channel" text NOT NULL,
	"ts" text NOT NULL,
	"revision" integer NOT NULL,
	"at" bigint NOT NULL,
	"person" text,
	"text" text NOT NULL,
	"deleted" boolean NOT NULL,
	CONSTRAINT "revisions_channel_ts_revision_pk" PRIMARY KEY("channel","ts","revision")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"channel" text PRIMARY KEY NOT NULL,
	"incident" integer NOT NULL,
	"watermark_ts" text,
	"checked_at" bigint,
	"archived" boolean NOT NULL,
	"gaps" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "documents_incident" ON "documents" USING btree ("incident");--> statement-breakpoint
CREATE INDEX "effects_due" ON "effects" USING btree ("urgent","run_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "effects_lane" ON "effects" USING btree ("lane","position") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "effects_stream" ON "effects" USING btree ("stream");--> statement-breakpoint
CREATE INDEX "inbox_undone" ON "inbox" USING btree ("received_at") WHERE done_at is null and quarantined_at is null;--> statement-breakpoint
CREATE INDEX "incidents_deadline" ON "incidents" USING btree ("next_deadline_at") WHERE next_deadline_at is not null;--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("declared_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "incidents_channel" ON "incidents" USING btree ("channel");--> statement-breakpoint
CREATE INDEX "messages_incident" ON "messages" USING btree ("incident","ts");