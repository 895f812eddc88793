-- A case as Sayso wrote it in format 1, with one document, its reading and a review: for the test of what came after.
-- It stays as it is; `src/sayso/case/schema.sql` is the newest format.

CREATE TABLE case_info (
  key      INTEGER PRIMARY KEY CHECK (key = 1),
  title    TEXT NOT NULL,
  created  TEXT NOT NULL
) STRICT;

CREATE TABLE migration (
  version  INTEGER PRIMARY KEY,
  name     TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  key          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  source       TEXT NOT NULL,
  title        TEXT,
  authors      TEXT NOT NULL CHECK (json_type(authors) = 'array'),
  outlet       TEXT,
  published    TEXT,
  url          TEXT,
  language     TEXT,
  agency       TEXT,
  republishes  TEXT,
  length       INTEGER NOT NULL CHECK (length = length(text)),
  text         TEXT NOT NULL
) STRICT;

CREATE INDEX document_by_source ON document (source, id);

CREATE TRIGGER document_is_given BEFORE UPDATE ON document
BEGIN SELECT raise(ABORT, 'a document never changes once it is in the case'); END;

CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT raise(ABORT, 'a document is never deleted from a case'); END;

CREATE TRIGGER document_is_new BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.id OR key = NEW.key)
BEGIN SELECT raise(ABORT, 'this document is in the case already'); END;

CREATE VIRTUAL TABLE document_fts USING fts5 (
  title, text, content = 'document', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER document_is_searchable AFTER INSERT ON document
BEGIN INSERT INTO document_fts (rowid, title, text) VALUES (NEW.key, NEW.title, NEW.text); END;

CREATE TABLE file (
  key     INTEGER PRIMARY KEY,
  source  TEXT NOT NULL UNIQUE,
  digest  TEXT
) STRICT;

CREATE TABLE file_problem (
  file      INTEGER NOT NULL REFERENCES file (key),
  n         INTEGER NOT NULL,
  source    TEXT NOT NULL,
  stage     TEXT NOT NULL CHECK (stage IN ('ingest', 'text')),
  severity  TEXT NOT NULL CHECK (severity IN ('lost', 'partial', 'flag')),
  reason    TEXT NOT NULL,
  document  INTEGER REFERENCES document (key),
  PRIMARY KEY (file, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  key        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  who        TEXT NOT NULL,
  when_made  TEXT NOT NULL,
  kind       TEXT NOT NULL,
  target     TEXT NOT NULL,
  before     TEXT,
  after      TEXT,
  why        TEXT
) STRICT;

CREATE INDEX review_by_target ON review (target);

CREATE TRIGGER review_is_given BEFORE UPDATE ON review
BEGIN SELECT raise(ABORT, 'reviews are append-only: add another review instead'); END;

CREATE TRIGGER review_stays BEFORE DELETE ON review
BEGIN SELECT raise(ABORT, 'reviews are append-only: add another review instead'); END;

CREATE TRIGGER review_is_new BEFORE INSERT ON review
WHEN EXISTS (SELECT 1 FROM review WHERE id = NEW.id OR key = NEW.key)
BEGIN SELECT raise(ABORT, 'reviews are append-only: add another review instead'); END;

CREATE TABLE reading (
  document  INTEGER PRIMARY KEY REFERENCES document (key),
  maker     TEXT NOT NULL
) STRICT;

CREATE TABLE imprint (
  document     INTEGER PRIMARY KEY REFERENCES reading (document) ON DELETE CASCADE,
  title        TEXT,
  authors      TEXT NOT NULL CHECK (json_type(authors) = 'array'),
  outlet       TEXT,
  published    TEXT,
  agency       TEXT,
  republishes  TEXT
) STRICT;

CREATE TABLE segment (
  document  INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  start     INTEGER NOT NULL CHECK (start >= 0),
  end       INTEGER NOT NULL CHECK (end > start),
  kind      TEXT NOT NULL CHECK (kind IN (
    'title', 'byline', 'dateline', 'metadata', 'lead', 'body', 'heading', 'question', 'answer', 'block_quote',
    'list_item', 'caption', 'comment', 'bio', 'related', 'boilerplate')),
  voice     TEXT,
  PRIMARY KEY (document, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  key           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  document      INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  start         INTEGER NOT NULL,
  speaker       TEXT,
  on_behalf_of  TEXT,
  form          TEXT NOT NULL CHECK (form IN ('direct', 'indirect', 'mixed', 'scare_quote', 'answer', 'author')),
  act           TEXT NOT NULL CHECK (act IN (
    'assert', 'deny', 'hedge', 'allege', 'accuse', 'request', 'refuse', 'offer', 'promise', 'threaten', 'praise',
    'question')),
  when_said     TEXT,
  parent        INTEGER REFERENCES statement (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  rule          TEXT NOT NULL
) STRICT;

CREATE INDEX statement_by_place ON statement (document, start, id);

CREATE INDEX statement_by_parent ON statement (parent) WHERE parent IS NOT NULL;

CREATE TABLE statement_span (
  statement  INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
  role       TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content')),
  n          INTEGER NOT NULL,
  start      INTEGER NOT NULL CHECK (start >= 0),
  end        INTEGER NOT NULL CHECK (end > start),
  PRIMARY KEY (statement, role, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE carrier (
  statement  INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
  n          INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('outlet', 'person', 'organisation', 'document', 'unnamed')),
  name       TEXT NOT NULL,
  start      INTEGER CHECK (start >= 0),
  end        INTEGER CHECK (end > start),
  number     INTEGER,
  PRIMARY KEY (statement, n),
  CHECK ((start IS NULL) = (end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE reading_problem (
  document  INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  n         INTEGER NOT NULL,
  source    TEXT NOT NULL,
  stage     TEXT NOT NULL CHECK (stage IN ('ingest', 'text')),
  severity  TEXT NOT NULL CHECK (severity IN ('lost', 'partial', 'flag')),
  reason    TEXT NOT NULL,
  PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

CREATE VIEW documents AS
SELECT
  d.id,
  d.source,
  coalesce(d.title, i.title) AS title,
  (SELECT group_concat(value, '; ')
     FROM json_each(iif(d.authors = '[]', coalesce(i.authors, '[]'), d.authors))) AS authors,
  coalesce(d.outlet, i.outlet) AS outlet,
  coalesce(d.published, i.published) AS published,
  d.language,
  coalesce(d.agency, i.agency) AS agency,
  coalesce(d.republishes, i.republishes) AS republishes,
  d.url,
  d.length,
  (SELECT count(*) FROM segment WHERE document = d.key) AS segments,
  (SELECT count(*) FROM statement WHERE document = d.key) AS statements,
  r.maker AS read_by
FROM document AS d
LEFT JOIN reading AS r ON r.document = d.key
LEFT JOIN imprint AS i ON i.document = d.key
ORDER BY d.source, d.id;

CREATE VIEW statements AS
SELECT
  s.id,
  d.source AS document,
  coalesce(d.title, i.title) AS title,
  coalesce(d.outlet, i.outlet) AS outlet,
  coalesce(d.published, i.published) AS published,
  s.speaker,
  s.on_behalf_of,
  s.form,
  s.act,
  s.when_said,
  (SELECT group_concat(part, ' … ') FROM (
    SELECT substr(d.text, start + 1, end - start) AS part
      FROM statement_span WHERE statement = s.key AND role = 'source' ORDER BY n)) AS source,
  (SELECT group_concat(part, ' … ') FROM (
    SELECT substr(d.text, start + 1, end - start) AS part
      FROM statement_span WHERE statement = s.key AND role = 'cue' ORDER BY n)) AS cue,
  (SELECT group_concat(part, ' … ') FROM (
    SELECT substr(d.text, start + 1, end - start) AS part
      FROM statement_span WHERE statement = s.key AND role = 'content' ORDER BY n)) AS content,
  (SELECT group_concat(name, ' -> ') FROM (
    SELECT name FROM carrier WHERE statement = s.key ORDER BY n)) AS chain,
  (SELECT id FROM statement AS p WHERE p.key = s.parent) AS parent,
  s.rule
FROM document AS d
CROSS JOIN statement AS s ON s.document = d.key
LEFT JOIN imprint AS i ON i.document = d.key
ORDER BY d.source, d.id, s.start, s.id;

CREATE VIEW segments AS
SELECT d.source AS document, g.start, g.end, g.kind, g.voice, substr(d.text, g.start + 1, g.end - g.start) AS text
FROM document AS d
CROSS JOIN segment AS g ON g.document = d.key
ORDER BY d.source, d.id, g.start;

CREATE VIEW problems AS
SELECT p.source, p.stage, p.severity, p.reason, d.id AS document
FROM file_problem AS p LEFT JOIN document AS d ON d.key = p.document
UNION ALL
SELECT p.source, p.stage, p.severity, p.reason, d.id
FROM reading_problem AS p JOIN document AS d ON d.key = p.document;

INSERT INTO case_info VALUES (1, 'The quay', '2031-04-03T10:00:00Z');
INSERT INTO document VALUES
  (1, 'd1', 'quay.txt', NULL, '[]', 'Quay Herald', '2031-04-02', NULL, 'en', NULL, NULL, 43, 'The quay was flooded, Mayor Ida Brock said.');
INSERT INTO file VALUES (1, 'quay.txt', 'f1');
INSERT INTO reading VALUES (1, 'sayso 0.0.9');
INSERT INTO imprint VALUES (1, NULL, '[]', NULL, NULL, NULL, NULL);
INSERT INTO segment VALUES (1, 0, 43, 'body', NULL);
INSERT INTO statement VALUES (1, 's1', 1, 0, 'Ida Brock', NULL, 'indirect', 'assert', NULL, NULL, 'clause.said');
INSERT INTO statement_span VALUES (1, 'content', 0, 0, 20), (1, 'source', 0, 22, 37), (1, 'cue', 0, 38, 42);
INSERT INTO carrier VALUES (1, 0, 'outlet', 'Quay Herald', NULL, NULL, NULL), (1, 1, 'person', 'Ida Brock', 22, 37, NULL);
INSERT INTO review VALUES (1, 'r1', 'Kit', '2031-04-04T09:00:00Z', 'speaker', 's1', 'Ida Brock', 'Ida Brock', 'she signed it');
PRAGMA application_id = 1398887279;
PRAGMA user_version = 1;
