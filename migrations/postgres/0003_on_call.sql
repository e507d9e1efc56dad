CREATE TABLE "contacts" (
	"person" text PRIMARY KEY NOT NULL,
	"content" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"stream" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"team" text NOT NULL,
	"number" integer NOT NULL,
	"layer" text NOT NULL,
	"person" text NOT NULL,
	"from_at" bigint NOT NULL,
	"until_at" bigint NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "overrides_team_number_pk" PRIMARY KEY("team","number")
);
--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "answered_by" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "ringing" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX "deadlines_at" ON "deadlines" USING btree ("at");--> statement-breakpoint
CREATE INDEX "overrides_until" ON "overrides" USING btree ("until_at");--> statement-breakpoint
CREATE INDEX "incidents_answered" ON "incidents" USING btree ("answered_by") WHERE closed_at is null and answered_by is not null;