CREATE FUNCTION events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND NEW.body = '{}' AND NEW.salt = ''
		AND (NEW.stream, NEW.seq, NEW.type, NEW.at, NEW.actor, NEW.cause, NEW.digest, NEW.hash)
			= (OLD.stream, OLD.seq, OLD.type, OLD.at, OLD.actor, OLD.cause, OLD.digest, OLD.hash)
	THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'events are only ever added to';
END
$$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION events_are_append_only();
--> statement-breakpoint
CREATE TRIGGER events_never_truncated BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_are_append_only();
