-- The first version. Dates are ISO 8601 text, lists are JSON, so that every table reads well in Datasette.

CREATE TABLE reports (
  number INTEGER PRIMARY KEY,      -- in order of coming
  id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  family TEXT,                     -- owner, where it was given or is known
  title TEXT NOT NULL,
  url TEXT,
  address TEXT,                    -- the url without what does not name the page
  published TEXT,
  day TEXT,                        -- the day of publication, where it can be one
  updated TEXT,
  language TEXT NOT NULL,
  authors TEXT NOT NULL,           -- a JSON list
  credit TEXT,                     -- the agency whose text it prints
  form TEXT NOT NULL,              -- article, live blog, ...
  origins TEXT NOT NULL,           -- JSON: where each value was found
  notes TEXT NOT NULL,             -- JSON: reservations of reading
  place TEXT NOT NULL,             -- the file and line it came from
  text TEXT NOT NULL,
  digest BLOB NOT NULL,            -- of source, title and text
  copy_marks BLOB NOT NULL,        -- equal in near copies
  added TEXT NOT NULL,
  revision INTEGER NOT NULL        -- the number of its latest revision
);
CREATE INDEX reports_by_address ON reports (address) WHERE address IS NOT NULL;
CREATE INDEX reports_by_digest ON reports (digest);
CREATE INDEX reports_by_day ON reports (day);
CREATE INDEX reports_by_source ON reports (source);

-- Every id under which a report was given.
CREATE TABLE report_ids (
  id TEXT PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (number)
) WITHOUT ROWID;
CREATE INDEX report_ids_by_report ON report_ids (report);

-- Digests of inputs that are kept, so that adding them again costs nothing.
CREATE TABLE inputs (
  digest BLOB PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (number)
) WITHOUT ROWID;

-- Every version of a report. The latest one's text stands in reports.
CREATE TABLE revisions (
  report INTEGER NOT NULL REFERENCES reports (number),
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  title TEXT NOT NULL,
  published TEXT,
  text TEXT,                       -- NULL in the latest revision
  raw BLOB,                        -- zlib of the text before cleaning; NULL where cleaning changed nothing
  removed TEXT NOT NULL,           -- JSON: what cleaning took out, and why
  offsets TEXT NOT NULL,           -- JSON: text to raw
  changes TEXT NOT NULL,           -- JSON: differences to the revision before
  PRIMARY KEY (report, number)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE reports_text USING fts5 (
  title, text, content = 'reports', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_text_insert AFTER INSERT ON reports BEGIN
  INSERT INTO reports_text (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER reports_text_delete AFTER DELETE ON reports BEGIN
  INSERT INTO reports_text (reports_text, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER reports_text_update AFTER UPDATE OF title, text ON reports BEGIN
  INSERT INTO reports_text (reports_text, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO reports_text (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

-- What placing needs of each report (stories/sketch.py), and the marks by which it is found.
CREATE TABLE sketches (
  report INTEGER PRIMARY KEY REFERENCES reports (number),
  day INTEGER,                     -- proleptic ordinal
  sketch BLOB NOT NULL
);
CREATE TABLE marks (
  mark TEXT NOT NULL,
  span INTEGER NOT NULL,           -- number of the span of days; -1: undated
  report INTEGER NOT NULL,
  PRIMARY KEY (mark, span, report)
) WITHOUT ROWID;
CREATE INDEX marks_of_all_days ON marks (mark, report);

CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  headline TEXT NOT NULL,
  start TEXT,
  "end" TEXT,
  reports INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  independent INTEGER NOT NULL     -- outlets of one owner and near copies count once
) WITHOUT ROWID;
CREATE INDEX stories_by_end ON stories ("end");

CREATE TABLE placements (
  report INTEGER PRIMARY KEY REFERENCES reports (number),
  story TEXT NOT NULL,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX placements_by_story ON placements (story, report);

-- What people decided. A row that was taken back stays, with the time in undone.
CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  undone TEXT
);
CREATE INDEX judgements_by_a ON judgements (a);
CREATE INDEX judgements_by_b ON judgements (b);

-- What is followed, and how to ask for it politely.
CREATE TABLE feeds (
  address TEXT PRIMARY KEY,
  title TEXT NOT NULL DEFAULT '',
  etag TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',
  checked TEXT,
  next_check TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  problem TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE VIEW story_reports AS
  SELECT placements.story, stories.headline, reports.id AS report, reports.source, reports.title, reports.published,
         placements.score, placements.reason
  FROM placements JOIN reports ON reports.number = placements.report JOIN stories ON stories.id = placements.story
  ORDER BY placements.story, reports.day, reports.number;

CREATE VIEW revision_texts AS
  SELECT reports.id AS report, revisions.number, revisions.at, revisions.title, revisions.published,
         coalesce(revisions.text, reports.text) AS text, revisions.changes
  FROM revisions JOIN reports ON reports.number = revisions.report
  ORDER BY reports.number, revisions.number;
