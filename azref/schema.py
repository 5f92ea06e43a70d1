"""The contract of ingest and store: the tables of a reference database, and their version.

Offsets are code points into `source.text`, end exclusive; days are proleptic Gregorian ISO dates.
`APPLICATION_ID` (the letters "azrf") and `VERSION` (`PRAGMA user_version`) are checked on opening.
"""

APPLICATION_ID = 0x617A7266
VERSION = 1

TABLES = """
CREATE TABLE edition (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE sentence (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES source(id),
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    coverage TEXT NOT NULL CHECK (coverage IN ('used', 'background', 'unaccounted')),
    reason TEXT NOT NULL
);

CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    type TEXT NOT NULL CHECK (type IN ('term', 'event')),
    kind TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('source', 'context')),
    title TEXT NOT NULL,
    acronym TEXT NOT NULL,
    definition TEXT NOT NULL,
    definition_layer TEXT NOT NULL CHECK (definition_layer IN ('source', 'references', 'editors')),
    confidence TEXT NOT NULL,
    note TEXT NOT NULL,
    lane TEXT CHECK (lane IN ('framework', 'operations', 'exercises', 'dialogue', 'context')),
    actors TEXT NOT NULL,
    agreement TEXT NOT NULL,
    naming TEXT NOT NULL
);

CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry(id),
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    language TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('acronym', 'name', 'variant', 'calque', 'misprint')),
    layer TEXT NOT NULL CHECK (layer IN ('source', 'references', 'editors')),
    is_printed INTEGER NOT NULL CHECK (is_printed IN (0, 1)),
    note TEXT NOT NULL
);
CREATE INDEX form_entry ON form(entry);

CREATE TABLE citation (
    entry TEXT NOT NULL REFERENCES entry(id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('form', 'quote', 'date')),
    source TEXT NOT NULL REFERENCES source(id),
    sentence INTEGER NOT NULL REFERENCES sentence(number),
    quote TEXT NOT NULL,
    PRIMARY KEY (entry, start, end, purpose)
) WITHOUT ROWID;
CREATE INDEX citation_start ON citation(start, end);

CREATE TABLE date (
    entry TEXT NOT NULL REFERENCES entry(id),
    layer TEXT NOT NULL CHECK (layer IN ('source', 'references', 'editors')),
    kind TEXT NOT NULL,
    edtf TEXT,
    earliest TEXT,
    latest TEXT,
    start_kind TEXT NOT NULL CHECK (start_kind IN ('known', 'open', 'unknown')),
    end_kind TEXT NOT NULL CHECK (end_kind IN ('known', 'open', 'unknown')),
    basis TEXT NOT NULL CHECK (basis IN ('stated', 'derived', 'inferred', 'attested')),
    said TEXT NOT NULL,
    start INTEGER,
    end INTEGER,
    rule TEXT NOT NULL,
    anchor TEXT REFERENCES entry(id),
    PRIMARY KEY (entry, layer)
) WITHOUT ROWID;

CREATE TABLE reference (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE entry_reference (
    entry TEXT NOT NULL REFERENCES entry(id),
    position INTEGER NOT NULL,
    reference TEXT NOT NULL REFERENCES reference(id),
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

CREATE TABLE discrepancy (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    sentence INTEGER NOT NULL REFERENCES sentence(number),
    likely_meaning TEXT NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE discrepancy_entry (
    discrepancy TEXT NOT NULL REFERENCES discrepancy(id),
    entry TEXT NOT NULL REFERENCES entry(id),
    PRIMARY KEY (discrepancy, entry)
) WITHOUT ROWID;
CREATE INDEX discrepancy_of_entry ON discrepancy_entry(entry);

CREATE TABLE discrepancy_reference (
    discrepancy TEXT NOT NULL REFERENCES discrepancy(id),
    position INTEGER NOT NULL,
    reference TEXT NOT NULL REFERENCES reference(id),
    PRIMARY KEY (discrepancy, position)
) WITHOUT ROWID;

CREATE TABLE relation (
    entry TEXT NOT NULL REFERENCES entry(id),
    position INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES entry(id),
    kind TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;
CREATE INDEX relation_target ON relation(target);

CREATE TABLE quantity (
    position INTEGER PRIMARY KEY,
    value TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    sentence INTEGER NOT NULL REFERENCES sentence(number),
    counts TEXT NOT NULL,
    comment TEXT NOT NULL
);

CREATE TABLE mention (
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('time', 'acronym', 'number', 'name')),
    text TEXT NOT NULL,
    disposition TEXT NOT NULL CHECK (disposition IN ('used', 'dismissed', 'unaccounted')),
    reason TEXT NOT NULL,
    PRIMARY KEY (start, end, kind)
) WITHOUT ROWID;
"""

INDEXES = """
CREATE TABLE key (
    folded TEXT NOT NULL,
    form INTEGER NOT NULL REFERENCES form(id),
    PRIMARY KEY (folded, form)
) WITHOUT ROWID;

CREATE TABLE word_start (
    folded TEXT NOT NULL,
    form INTEGER NOT NULL REFERENCES form(id),
    start INTEGER NOT NULL,
    PRIMARY KEY (folded, form, start)
) WITHOUT ROWID;

CREATE TABLE word (
    id INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE
);

CREATE TABLE word_form (
    word INTEGER NOT NULL REFERENCES word(id),
    form INTEGER NOT NULL REFERENCES form(id),
    start INTEGER NOT NULL,
    PRIMARY KEY (word, form, start)
) WITHOUT ROWID;

CREATE TABLE neighbour (
    deletion TEXT NOT NULL,
    word INTEGER NOT NULL REFERENCES word(id),
    PRIMARY KEY (deletion, word)
) WITHOUT ROWID;

CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    entry TEXT REFERENCES entry(id),
    sentence INTEGER REFERENCES sentence(number),
    part TEXT NOT NULL CHECK (part IN ('definition', 'note', 'sentence')),
    text TEXT NOT NULL
);

CREATE VIRTUAL TABLE inside USING fts5(
    folded, content='', columnsize=0, detail=full, tokenize="trigram case_sensitive 1"
);

CREATE VIRTUAL TABLE fulltext USING fts5(
    folded, content='', columnsize=0, detail=full, prefix='2 3', tokenize='unicode61'
);
"""

VIEWS = """
CREATE VIEW acronyms AS
SELECT form.text AS acronym, form.language, form.role, entry.title, entry.kind, entry.id AS entry
FROM form JOIN entry ON entry.id = form.entry
WHERE form.role IN ('acronym', 'misprint') ORDER BY form.folded, entry.id;

CREATE VIEW wrong_forms AS
SELECT form.text AS printed, form.role, entry.title AS meant, entry.acronym, entry.id AS entry
FROM form JOIN entry ON entry.id = form.entry
WHERE form.role IN ('misprint', 'calque') ORDER BY form.folded, entry.id;

CREATE VIEW timeline AS
SELECT entry.id, entry.title, entry.lane, entry.scope, said.said, said.edtf, said.basis, said.rule,
    attested.edtf AS attested, said.earliest, said.latest
FROM entry
LEFT JOIN date AS said ON said.entry = entry.id AND said.layer = 'source'
LEFT JOIN date AS attested ON attested.entry = entry.id AND attested.layer = 'references'
WHERE entry.type = 'event' ORDER BY entry.position;

CREATE VIEW cited_words AS
SELECT citation.start, citation.end, citation.quote, 'S' || citation.sentence AS sentence,
    citation.purpose, entry.title, entry.id AS entry
FROM citation JOIN entry ON entry.id = citation.entry
ORDER BY citation.start, citation.end DESC, entry.id;

CREATE VIEW coverage AS
SELECT 'S' || number AS sentence, paragraph, coverage, reason,
    (SELECT count(*) FROM citation WHERE citation.sentence = sentence.number) AS citations, text
FROM sentence ORDER BY number;

CREATE VIEW discrepancies AS
SELECT id, kind, quote, likely_meaning, note, 'S' || sentence AS sentence
FROM discrepancy ORDER BY position;
"""
