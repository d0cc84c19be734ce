-- Events are added all at once, and not each with a look at its session: two and a half times as quick.
--
-- The session of an event is always there, as `push` alone adds events and adds it first, with the
-- person locked. What is deleted with a session is deleted by a trigger.

ALTER TABLE event DROP CONSTRAINT event_person_session_fkey;
CREATE FUNCTION delete_events() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
BEGIN
  DELETE FROM event WHERE person = old.person AND session = old.id;
  RETURN NULL;
END $$;
CREATE TRIGGER delete_events AFTER DELETE ON session FOR EACH ROW EXECUTE FUNCTION delete_events();
REVOKE EXECUTE ON FUNCTION delete_events FROM PUBLIC;

CREATE OR REPLACE FUNCTION push(writer int, its_session text, its_machine uuid, its_epoch int, first int, bodies bytea[],
  OUT fresh int, OUT last_place bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
DECLARE
  who bigint; s session; alike int; behind int := first + coalesce(array_length(bodies, 1), 0) - 1;
BEGIN
  IF writer < (SELECT oldest_writer FROM server) THEN RAISE 'older program' USING ERRCODE = 'BC005'; END IF;
  UPDATE person SET place = place WHERE login = session_user RETURNING id, place INTO who, last_place;  -- serialises this lifter only
  IF who IS NULL THEN RAISE 'no such person' USING ERRCODE = 'BC001'; END IF;
  INSERT INTO session (person, id, holder) VALUES (who, its_session, its_machine) ON CONFLICT DO NOTHING;
  SELECT * INTO s FROM session WHERE person = who AND id = its_session;
  IF first > s.head + 1 OR first < 0 THEN RAISE 'gap' USING ERRCODE = 'BC002'; END IF;
  IF first <= s.head THEN
    SELECT count(*) INTO alike FROM unnest(bodies) WITH ORDINALITY AS sent (body, i)
      JOIN event e ON e.person = who AND e.session = its_session AND e.seq = first + i - 1 AND e.body = sent.body;
    IF alike <> least(behind, s.head) - first + 1 THEN RAISE 'another machine has gone on' USING ERRCODE = 'BC003'; END IF;
  END IF;
  fresh := greatest(behind - s.head, 0);
  IF fresh > 0 THEN
    IF s.epoch <> its_epoch OR s.holder <> its_machine THEN RAISE 'taken over' USING ERRCODE = 'BC004'; END IF;
    INSERT INTO event (person, session, seq, place, body)
      SELECT who, its_session, first + i - 1, last_place + first + i - 1 - s.head, body
      FROM unnest(bodies) WITH ORDINALITY AS sent (body, i) WHERE first + i - 1 > s.head ORDER BY i;
    last_place := last_place + fresh;
    UPDATE session SET head = behind, place = last_place WHERE person = who AND id = its_session;
    UPDATE person SET place = last_place WHERE id = who;
  END IF;
END $$;
