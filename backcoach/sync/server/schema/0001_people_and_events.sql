-- The shared store: people, who may look at whom, and the events of their sessions.
-- Run once, in one transaction, by `backcoach sync init-server` as the owner of the database.
--
-- Each person signs in with a PostgreSQL role of their own, a member of backcoach_lifter. Rows are
-- kept apart by policies; what is written goes through functions, which know the person by
-- session_user and nobody by a word of the client. Nothing is ever changed once it was stored.

DO $$ BEGIN  -- roles belong to the whole cluster, and may be there from another database
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'backcoach_lifter') THEN
    CREATE ROLE backcoach_lifter NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'backcoach_keeper') THEN
    CREATE ROLE backcoach_keeper NOLOGIN;
  END IF;
END $$;

CREATE TABLE server (
  one           boolean PRIMARY KEY DEFAULT true CHECK (one),
  id            uuid NOT NULL DEFAULT gen_random_uuid(),
  version       int NOT NULL,
  oldest_writer int NOT NULL                         -- a program that knows no later version only reads
);
CREATE TABLE person (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login name NOT NULL UNIQUE,                        -- the PostgreSQL role
  name  text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  place bigint NOT NULL DEFAULT 0                    -- last position given out in this person's log
);
CREATE TABLE care (                                  -- who may look at whom; given by the lifter alone
  lifter bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  coach  bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  since  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (lifter, coach),
  CHECK (lifter <> coach)
);
CREATE INDEX care_by_coach ON care (coach);
CREATE TABLE machine (
  person bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  id     uuid NOT NULL,
  name   text NOT NULL CHECK (length(name) <= 80),
  seen   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person, id)
);
CREATE TABLE session (
  person bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  id     text NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  head   int  NOT NULL DEFAULT -1,                   -- seq of the last event here
  epoch  int  NOT NULL DEFAULT 1,                    -- fencing token, +1 with each take-over
  holder uuid NOT NULL,                              -- the machine that goes on with it
  place  bigint NOT NULL DEFAULT 0,                  -- of the last change
  PRIMARY KEY (person, id)
) PARTITION BY HASH (person);
CREATE TABLE event (
  person  bigint NOT NULL,
  session text NOT NULL,
  seq     int  NOT NULL CHECK (seq >= 0),
  place   bigint NOT NULL,                           -- pull cursor, per person, in commit order
  body    bytea NOT NULL CHECK (length(body) <= 1048576),
  PRIMARY KEY (person, session, seq),
  FOREIGN KEY (person, session) REFERENCES session ON DELETE CASCADE
) PARTITION BY HASH (person);
CREATE TABLE aside (                                 -- what a machine did and the log could not take
  person  bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  machine uuid NOT NULL,
  number  bigint NOT NULL,
  session text NOT NULL CHECK (length(session) BETWEEN 1 AND 64),
  why     text NOT NULL CHECK (length(why) <= 40),
  body    bytea NOT NULL CHECK (length(body) <= 1048576),
  PRIMARY KEY (person, machine, number)
);
DO $$ BEGIN
  FOR i IN 0..7 LOOP
    EXECUTE format('CREATE TABLE session_%s PARTITION OF session FOR VALUES WITH (MODULUS 8, REMAINDER %s)', i, i);
    EXECUTE format('CREATE TABLE event_%s PARTITION OF event FOR VALUES WITH (MODULUS 8, REMAINDER %s)', i, i);
  END LOOP;
END $$;
CREATE INDEX event_pull ON event (person, place);
CREATE INDEX session_pull ON session (person, place);

-- Who is asking; NULL for somebody who is nobody here.
CREATE FUNCTION me() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = backcoach, pg_temp
AS $$ SELECT id FROM person WHERE login = session_user $$;

-- The first call of every sync; its signature never changes. Makes the machine known by its name.
CREATE FUNCTION hello(its_machine uuid, its_name text,
  OUT version int, OUT oldest_writer int, OUT server uuid, OUT person bigint, OUT place bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
#variable_conflict use_column
BEGIN
  SELECT p.id, p.place INTO person, place FROM person p WHERE p.login = session_user;
  IF person IS NULL THEN RAISE 'no such person' USING ERRCODE = 'BC001'; END IF;
  SELECT s.version, s.oldest_writer, s.id INTO version, oldest_writer, server FROM server s;
  INSERT INTO machine AS m (person, id, name) VALUES (hello.person, its_machine, left(its_name, 80))
    ON CONFLICT ON CONSTRAINT machine_pkey DO UPDATE SET name = excluded.name, seen = now();
END $$;

-- The one way in. Adds events behind those that are there, in one transaction; the same ones again
-- add nothing. Returns how many were new and the last place. `writer` is the version of the schema
-- that the program knows.
CREATE FUNCTION push(writer int, its_session text, its_machine uuid, its_epoch int, first int, bodies bytea[],
  OUT fresh int, OUT last_place bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
DECLARE
  who bigint; s session; known bytea; count int := coalesce(array_length(bodies, 1), 0);
BEGIN
  IF writer < (SELECT oldest_writer FROM server) THEN RAISE 'older program' USING ERRCODE = 'BC005'; END IF;
  UPDATE person SET place = place WHERE login = session_user RETURNING id, place INTO who, last_place;  -- serialises this lifter only
  IF who IS NULL THEN RAISE 'no such person' USING ERRCODE = 'BC001'; END IF;
  INSERT INTO session (person, id, holder) VALUES (who, its_session, its_machine) ON CONFLICT DO NOTHING;
  SELECT * INTO s FROM session WHERE person = who AND id = its_session;
  IF first > s.head + 1 OR first < 0 THEN RAISE 'gap' USING ERRCODE = 'BC002'; END IF;
  fresh := 0;
  FOR i IN 1 .. count LOOP
    IF first + i - 1 <= s.head THEN
      SELECT body INTO known FROM event WHERE person = who AND session = its_session AND seq = first + i - 1;
      IF known IS DISTINCT FROM bodies[i] THEN RAISE 'another machine has gone on' USING ERRCODE = 'BC003'; END IF;
    ELSE
      IF s.epoch <> its_epoch OR s.holder <> its_machine THEN RAISE 'taken over' USING ERRCODE = 'BC004'; END IF;
      last_place := last_place + 1;
      fresh := fresh + 1;
      INSERT INTO event (person, session, seq, place, body)
        VALUES (who, its_session, first + i - 1, last_place, bodies[i]);
    END IF;
  END LOOP;
  IF fresh > 0 THEN
    UPDATE session SET head = first + count - 1, place = last_place WHERE person = who AND id = its_session;
    UPDATE person SET place = last_place WHERE id = who;
  END IF;
END $$;

-- Lets a machine go on with a session that another one led; that one is refused from now on. It may
-- do so before it has read all of the session: what it adds is refused until then.
CREATE FUNCTION take_over(writer int, its_session text, its_machine uuid,
  OUT new_epoch int, OUT last_place bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
DECLARE who bigint;
BEGIN
  IF writer < (SELECT oldest_writer FROM server) THEN RAISE 'older program' USING ERRCODE = 'BC005'; END IF;
  UPDATE person SET place = place + 1 WHERE login = session_user RETURNING id, place INTO who, last_place;
  IF who IS NULL THEN RAISE 'no such person' USING ERRCODE = 'BC001'; END IF;
  UPDATE session SET epoch = epoch + 1, holder = its_machine, place = last_place
    WHERE person = who AND id = its_session RETURNING epoch INTO new_epoch;
  IF new_epoch IS NULL THEN RAISE 'no such session' USING ERRCODE = 'BC002'; END IF;
END $$;

-- Leave to look, by the login of the coach.
CREATE FUNCTION let_coach(coach_login name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
DECLARE them bigint := (SELECT id FROM person WHERE login = coach_login);
BEGIN
  IF me() IS NULL OR them IS NULL THEN RAISE 'no such person' USING ERRCODE = 'BC001'; END IF;
  INSERT INTO care (lifter, coach) VALUES (me(), them) ON CONFLICT DO NOTHING;
END $$;
CREATE FUNCTION stop_coach(coach_login name) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = backcoach, pg_temp
AS $$ DELETE FROM care WHERE lifter = me() AND coach = (SELECT id FROM person WHERE login = coach_login) $$;

-- What a keeper does. The verifier is that of SCRAM, made by the client: the password stays there.
CREATE FUNCTION add_person(its_login name, its_name text, verifier text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
DECLARE who bigint;
BEGIN
  IF its_login !~ '^[a-z_][a-z0-9_]{0,62}$' OR its_login ~ '^(pg|backcoach)_' OR verifier !~ '^SCRAM-SHA-256\$' THEN
    RAISE 'not a login' USING ERRCODE = 'BC006';
  END IF;
  -- A role has no parameters: its words are quoted by format. One that is there already is an error.
  EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L IN ROLE backcoach_lifter', its_login, verifier);
  INSERT INTO person (login, name) VALUES (its_login, its_name) RETURNING id INTO who;
  RETURN who;
END $$;
CREATE FUNCTION forget_person(its_login name) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = backcoach, pg_temp AS $$
BEGIN
  DELETE FROM person WHERE login = its_login;        -- and with it all that was theirs
  IF NOT FOUND THEN RETURN false; END IF;
  EXECUTE format('DROP ROLE IF EXISTS %I', its_login);
  RETURN true;
END $$;

ALTER TABLE server  ENABLE ROW LEVEL SECURITY;
ALTER TABLE person  ENABLE ROW LEVEL SECURITY;
ALTER TABLE care    ENABLE ROW LEVEL SECURITY;
ALTER TABLE machine ENABLE ROW LEVEL SECURITY;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE event   ENABLE ROW LEVEL SECURITY;
ALTER TABLE aside   ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON server  FOR SELECT USING (true);
CREATE POLICY see ON person  FOR SELECT TO backcoach_lifter USING (
  id = (SELECT me()) OR id IN (SELECT coach FROM care WHERE lifter = (SELECT me()))
  OR id IN (SELECT lifter FROM care WHERE coach = (SELECT me())));
CREATE POLICY keep ON person FOR SELECT TO backcoach_keeper USING (true);
CREATE POLICY see ON care    FOR SELECT USING (lifter = (SELECT me()) OR coach = (SELECT me()));
CREATE POLICY own ON machine FOR SELECT USING (person = (SELECT me()));
CREATE POLICY own ON session FOR SELECT USING (
  person = (SELECT me()) OR person IN (SELECT lifter FROM care WHERE coach = (SELECT me())));
CREATE POLICY own ON event   FOR SELECT USING (
  person = (SELECT me()) OR person IN (SELECT lifter FROM care WHERE coach = (SELECT me())));
CREATE POLICY own ON aside   FOR SELECT USING (person = (SELECT me()));
CREATE POLICY put ON aside   FOR INSERT WITH CHECK (person = (SELECT me()));

GRANT USAGE ON SCHEMA backcoach TO backcoach_lifter, backcoach_keeper;
GRANT SELECT ON server TO backcoach_lifter, backcoach_keeper;
GRANT SELECT ON person, care, machine, session, event, aside TO backcoach_lifter;
GRANT INSERT ON aside TO backcoach_lifter;
GRANT SELECT (id, login, name) ON person TO backcoach_keeper;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA backcoach FROM PUBLIC;
GRANT EXECUTE ON FUNCTION me, hello, push, take_over, let_coach, stop_coach TO backcoach_lifter;
GRANT EXECUTE ON FUNCTION add_person, forget_person TO backcoach_keeper;

INSERT INTO server (version, oldest_writer) VALUES (1, 1);
