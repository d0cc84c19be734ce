-- What a coach sends to a lifter: a plan, which is a file of sessions and programmes, and a note.
--
-- Who sends is whoever signed in, and needs leave of the lifter at that moment. The lifter alone
-- answers. A program that knows the first version alone goes on reading and writing sessions.

CREATE TABLE offer (
  lifter      bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  number      int NOT NULL,                          -- counted for each lifter
  coach       bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  sender      name NOT NULL,                         -- login and name of the coach, as they were
  sender_name text NOT NULL CHECK (length(sender_name) <= 80),
  sent_at     timestamptz NOT NULL DEFAULT now(),
  title       text NOT NULL CHECK (length(title) <= 80),
  note        text NOT NULL CHECK (length(note) <= 2000),
  plan        bytea CHECK (length(plan) BETWEEN 1 AND 1000000),
  answer      text NOT NULL DEFAULT 'open' CHECK (answer IN ('open', 'accepted', 'refused', 'withdrawn')),
  place       bigint NOT NULL,                       -- of the last change, in the log of the lifter
  PRIMARY KEY (lifter, number),
  CHECK (plan IS NOT NULL OR note <> '')
);
CREATE INDEX offer_pull ON offer (lifter, place);
CREATE INDEX offer_by_coach ON offer (coach);

-- Sends a plan, a note or both to a lifter, by login; returns the number of the offer.
CREATE FUNCTION send_offer(writer int, lifter_login name, its_title text, its_note text, its_plan bytea) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
DECLARE
  them bigint := me(); who bigint; its_place bigint; its_number int;
BEGIN
  IF writer < (SELECT oldest_writer FROM server) THEN RAISE 'older program' USING ERRCODE = 'BC005'; END IF;
  IF them IS NULL THEN RAISE 'no such person' USING ERRCODE = 'BC001'; END IF;
  UPDATE person SET place = place + 1 WHERE login = lifter_login RETURNING id, place INTO who, its_place;  -- serialises this lifter only
  PERFORM 1 FROM care WHERE lifter = who AND coach = them FOR SHARE;  -- leave that is being taken back is waited for
  IF NOT FOUND THEN RAISE 'no leave' USING ERRCODE = 'BC007'; END IF;
  IF (SELECT count(*) FROM offer WHERE lifter = who AND coach = them AND answer = 'open') >= 20 THEN
    RAISE 'too many without an answer' USING ERRCODE = 'BC008';
  END IF;
  SELECT coalesce(max(number), 0) + 1 INTO its_number FROM offer WHERE lifter = who;
  INSERT INTO offer (lifter, number, coach, sender, sender_name, title, note, plan, place)
    SELECT who, its_number, id, login, name, its_title, its_note, its_plan, its_place FROM person WHERE id = them;
  RETURN its_number;
END $$;

-- The answer of the lifter, which may change later; the last one holds.
CREATE FUNCTION answer_offer(writer int, its_number int, its_answer text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
DECLARE who bigint; its_place bigint;
BEGIN
  IF writer < (SELECT oldest_writer FROM server) THEN RAISE 'older program' USING ERRCODE = 'BC005'; END IF;
  UPDATE person SET place = place + 1 WHERE login = session_user RETURNING id, place INTO who, its_place;
  IF who IS NULL THEN RAISE 'no such person' USING ERRCODE = 'BC001'; END IF;
  UPDATE offer SET answer = its_answer, place = its_place
    WHERE lifter = who AND number = its_number AND answer <> 'withdrawn' AND its_answer IN ('accepted', 'refused');
  IF NOT FOUND THEN RAISE 'no such offer' USING ERRCODE = 'BC009'; END IF;
END $$;

-- The coach takes back what has no answer yet, also once the leave has ended.
CREATE FUNCTION withdraw_offer(writer int, lifter_login name, its_number int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
DECLARE who bigint; its_place bigint;
BEGIN
  IF writer < (SELECT oldest_writer FROM server) THEN RAISE 'older program' USING ERRCODE = 'BC005'; END IF;
  UPDATE person SET place = place + 1 WHERE login = lifter_login RETURNING id, place INTO who, its_place;
  UPDATE offer SET answer = 'withdrawn', place = its_place
    WHERE lifter = who AND number = its_number AND coach = me() AND answer = 'open';
  IF NOT FOUND THEN RAISE 'no such offer' USING ERRCODE = 'BC009'; END IF;
END $$;

ALTER TABLE offer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON offer FOR SELECT USING (
  lifter = (SELECT me())
  OR (coach = (SELECT me()) AND lifter IN (SELECT lifter FROM care WHERE coach = (SELECT me()))));
GRANT SELECT ON offer TO backcoach_lifter;
REVOKE EXECUTE ON FUNCTION send_offer, answer_offer, withdraw_offer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION send_offer, answer_offer, withdraw_offer TO backcoach_lifter;
