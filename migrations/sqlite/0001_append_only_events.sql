CREATE TRIGGER events_never_changed BEFORE UPDATE OF stream, seq, type, at, actor, cause, digest, hash ON events
BEGIN
	SELECT RAISE(ABORT, 'events are only ever added to');
END;
--> statement-breakpoint
CREATE TRIGGER events_only_erased BEFORE UPDATE OF body, salt ON events WHEN NEW.body <> '{}' OR NEW.salt <> ''
BEGIN
	SELECT RAISE(ABORT, 'events are only ever added to; their content can be erased, not changed');
END;
--> statement-breakpoint
CREATE TRIGGER events_never_deleted BEFORE DELETE ON events
BEGIN
	SELECT RAISE(ABORT, 'events are only ever added to');
END;
