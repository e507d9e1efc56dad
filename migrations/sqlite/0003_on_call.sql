CREATE TABLE `contacts` (
	`person` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deadlines` (
	`stream` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deadlines_at` ON `deadlines` (`at`);--> statement-breakpoint
CREATE TABLE `overrides` (
	`team` text NOT NULL,
	`number` integer NOT NULL,
	`layer` text NOT NULL,
	`person` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`team`, `number`)
);
--> statement-breakpoint
CREATE INDEX `overrides_until` ON `overrides` (`until_at`);--> statement-breakpoint
ALTER TABLE `incidents` ADD `answered_by` text;--> statement-breakpoint
ALTER TABLE `incidents` ADD `ringing` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `incidents_answered` ON `incidents` (`answered_by`) WHERE closed_at is null and answered_by is not null;