-- Format 3: who is meant, where and when. Released: never edited. Tables as schema.sql has them in this format.

ALTER TABLE statement ADD COLUMN event_when TEXT;

CREATE TABLE own_actor (
  key      INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  forms    TEXT NOT NULL CHECK (json_type(forms) = 'array'),   -- JSON array of other names
  kind     TEXT NOT NULL,
  country  TEXT,                               -- ISO 3166 alpha-3, or PLOVER's IGO, NGO ...
  sector   TEXT,                               -- PLOVER's
  since    TEXT,
  until    TEXT,
  office   TEXT,
  organ    TEXT,
  file     TEXT NOT NULL,                      -- the file it came from, and the line there
  line     INTEGER NOT NULL
) STRICT;

CREATE TABLE referent (
  key       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,              -- digest of document and name
  document  INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  name      TEXT NOT NULL,                     -- statement.speaker, on_behalf_of and carrier.name name it by this
  kind      TEXT CHECK (kind IN (
    'state', 'organ', 'person', 'armed_group', 'party', 'organisation', 'company', 'outlet', 'unnamed')),
  behalf    TEXT,                              -- whom it speaks for there
  number    INTEGER,                           -- how many unnamed ones they are
  forms     TEXT NOT NULL CHECK (json_type(forms) = 'array'),   -- JSON array: what it is called there
  roles     TEXT NOT NULL CHECK (json_type(roles) = 'array'),   -- JSON array: words that describe it there
  UNIQUE (document, name)
) STRICT;

CREATE TABLE mention (
  referent  INTEGER NOT NULL REFERENCES referent (key) ON DELETE CASCADE,
  start     INTEGER NOT NULL CHECK (start >= 0),
  end       INTEGER NOT NULL CHECK (end > start),
  kind      TEXT NOT NULL CHECK (kind IN (
    'name', 'adjective', 'description', 'pronoun', 'first_person', 'collective')),
  rule      TEXT NOT NULL,
  PRIMARY KEY (referent, start, end)
) STRICT, WITHOUT ROWID;

CREATE TABLE time_expression (
  document     INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  start        INTEGER NOT NULL CHECK (start >= 0),
  end          INTEGER NOT NULL CHECK (end > start),
  type         TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
  value        TEXT NOT NULL,                  -- TIMEX3: 2014-06-16, P2W, XXXX-06, PAST_REF
  interval     TEXT,                           -- EDTF: what it denotes on the calendar
  granularity  TEXT NOT NULL,
  anchor       TEXT,                           -- EDTF: the date it was resolved against
  rule         TEXT NOT NULL,
  PRIMARY KEY (document, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
  document  INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  start     INTEGER NOT NULL CHECK (start >= 0),
  end       INTEGER NOT NULL CHECK (end > start),
  name      TEXT NOT NULL,
  geonames  INTEGER,                           -- GeoNames id
  country   TEXT,                              -- ISO 3166 alpha-2
  admin     TEXT,                              -- first-level division
  lat       REAL CHECK (lat BETWEEN -90 AND 90),
  lon       REAL CHECK (lon BETWEEN -180 AND 180),
  kind      TEXT NOT NULL,
  used_as   TEXT NOT NULL CHECK (used_as IN ('place', 'actor')),
  rule      TEXT NOT NULL,
  PRIMARY KEY (document, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison (
  key    INTEGER PRIMARY KEY CHECK (key = 1),
  maker  TEXT NOT NULL
) STRICT;

CREATE TABLE actor (
  key         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN (
    'state', 'organ', 'person', 'armed_group', 'party', 'organisation', 'company', 'outlet', 'unnamed')),
  country     TEXT,                            -- ISO 3166 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, IMG ...
  sector      TEXT,                            -- PLOVER's primary sector
  behalf      TEXT,                            -- whom it mostly speaks for
  documents   INTEGER NOT NULL,                -- in how many documents it is met
  mentions    INTEGER NOT NULL,                -- in how many places
  statements  INTEGER NOT NULL                 -- of how many statements it is the speaker
) STRICT;

CREATE INDEX actor_by_name ON actor (name);

CREATE TABLE alias (
  actor      INTEGER NOT NULL REFERENCES actor (key) ON DELETE CASCADE,
  form       TEXT NOT NULL,
  documents  INTEGER NOT NULL,                 -- in how many documents it is called so
  PRIMARY KEY (actor, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
  referent  INTEGER PRIMARY KEY REFERENCES referent (key) ON DELETE CASCADE,
  actor     INTEGER NOT NULL REFERENCES actor (key) ON DELETE CASCADE,
  why       TEXT NOT NULL
) STRICT;

CREATE INDEX member_by_actor ON member (actor);
