CREATE TABLE `causes` (
	`stream` text NOT NULL,
	`cause` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`stream`, `cause`)
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` integer NOT NULL,
	`kind` text NOT NULL,
	`format` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `documents_incident` ON `documents` (`incident`);--> statement-breakpoint
CREATE TABLE `effects` (
	`id` text PRIMARY KEY NOT NULL,
	`stream` text NOT NULL,
	`lane` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`urgent` integer NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`token` integer NOT NULL,
	`owner` text,
	`created_at` integer NOT NULL,
	`due_at` integer,
	`first_started_at` integer,
	`settled_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `effects_due` ON `effects` (`urgent`,`run_at`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `effects_lane` ON `effects` (`lane`,`position`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `effects_stream` ON `effects` (`stream`);--> statement-breakpoint
CREATE TABLE `events` (
	`stream` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`cause` text NOT NULL,
	`body` text NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`stream`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`received_at` integer NOT NULL,
	`owner` text NOT NULL,
	`attempts` integer NOT NULL,
	`done_at` integer,
	`quarantined_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `inbox_undone` ON `inbox` (`received_at`) WHERE done_at is null and quarantined_at is null;--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` integer PRIMARY KEY NOT NULL,
	`declare_cause` text NOT NULL,
	`version` integer NOT NULL,
	`phase` text NOT NULL,
	`severity` text NOT NULL,
	`title` text NOT NULL,
	`private` integer NOT NULL,
	`drill` integer NOT NULL,
	`team` text,
	`service` text,
	`channel` text,
	`place_ts` text,
	`declared_at` integer NOT NULL,
	`closed_at` integer,
	`next_deadline_at` integer,
	`last_human_word_at` integer,
	`last_human_word_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_declare_cause_unique` ON `incidents` (`declare_cause`);--> statement-breakpoint
CREATE INDEX `incidents_deadline` ON `incidents` (`next_deadline_at`) WHERE next_deadline_at is not null;--> statement-breakpoint
CREATE INDEX `incidents_open` ON `incidents` (`declared_at`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `incidents_channel` ON `incidents` (`channel`);--> statement-breakpoint
CREATE TABLE `instances` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`incident` integer NOT NULL,
	`thread_ts` text,
	`person` text,
	`bot` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`files` text NOT NULL,
	`reactions` text NOT NULL,
	`posted_at` integer NOT NULL,
	`revision` integer NOT NULL,
	`deleted_at` integer,
	`moment_at` integer,
	`moment_by` text,
	PRIMARY KEY(`channel`, `ts`)
);
--> statement-breakpoint
CREATE INDEX `messages_incident` ON `messages` (`incident`,`ts`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`name` text NOT NULL,
	`real_name` text,
	`locale` text,
	`tz` text,
	`standing` text NOT NULL,
	`deleted` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `recurring` (
	`duty` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL,
	`last_at` integer
);
--> statement-breakpoint
CREATE TABLE `revisions` (
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`person` text,
	`text` text NOT NULL,
	`deleted` integer NOT NULL,
	PRIMARY KEY(`channel`, `ts`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `rooms` (
	`channel` text PRIMARY KEY NOT NULL,
	`incident` integer NOT NULL,
	`watermark_ts` text,
	`checked_at` integer,
	`archived` integer NOT NULL,
	`gaps` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
