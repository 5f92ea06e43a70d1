"""The contract of ingest and store: the tables of a reference database, and their version.

Offsets are code points into `source.text`, end exclusive; days are proleptic Gregorian ISO dates.
Comments stand inside the statements, where SQLite keeps them: any SQLite browser shows them.
`APPLICATION_ID` (the letters "azrf") and `VERSION` (`PRAGMA user_version`) are checked on opening.
"""

APPLICATION_ID = 0x617A7266
VERSION = 4

TABLES = """
CREATE TABLE edition (
    -- What this file says of itself: its edition, the SHA-256 of every input, row counts.
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE source (
    -- The text that everything rests on; offsets elsewhere count its code points.
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE sentence (
    -- The sentences of the source, S1, S2 and so on, and what became of each.
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES source(id),
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL, -- code points from the start of source.text
    end INTEGER NOT NULL, -- exclusive
    text TEXT NOT NULL,
    coverage TEXT NOT NULL CHECK (coverage IN ('used', 'background', 'unaccounted')),
    reason TEXT NOT NULL
);

CREATE TABLE entry (
    -- What is looked up: terms, and events on the timeline. A `context` entry was added by the
    -- editors and stands nowhere in the source. A layer says who vouches for a statement.
    id TEXT NOT NULL, -- the editors' slug, stable between editions
    position INTEGER PRIMARY KEY, -- events in time order, then terms by title
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
    -- Every way an entry is written: official, or as the source strays from it. What only the
    -- editors vouch for is unconfirmed.
    -- Right ones are numbered first, the source's before the context's, then by mentions.
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry(id),
    owner INTEGER NOT NULL REFERENCES entry(position), -- the same entry, found faster
    text TEXT NOT NULL,
    folded TEXT NOT NULL, -- as it is compared: words without case and diacritics, one blank apart
    language TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('acronym', 'name', 'variant', 'calque', 'misprint')),
    layer TEXT NOT NULL CHECK (layer IN ('source', 'references', 'editors')),
    doubt INTEGER NOT NULL, -- 0 official, 1 variant, 2 unconfirmed, 3 wrong
    is_printed INTEGER NOT NULL CHECK (is_printed IN (0, 1)), -- 1 where it stands in the source
    note TEXT NOT NULL
);

CREATE TABLE homonym (
    -- What a short form means elsewhere, outside this reference; the editors say so.
    folded TEXT NOT NULL, -- as it is compared
    meaning TEXT NOT NULL,
    text TEXT NOT NULL, -- the form as the editors write it
    PRIMARY KEY (folded, meaning)
) WITHOUT ROWID;

CREATE TABLE citation (
    -- The words of the source an entry rests on: source.text from start to end is quote.
    entry TEXT NOT NULL REFERENCES entry(id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('form', 'quote', 'date')),
    source TEXT NOT NULL REFERENCES source(id),
    sentence INTEGER NOT NULL REFERENCES sentence(number),
    quote TEXT NOT NULL,
    PRIMARY KEY (entry, start, end, purpose)
) WITHOUT ROWID;

CREATE TABLE date (
    -- When an entry was or happened: as the source has it, as references attest it.
    entry TEXT NOT NULL REFERENCES entry(id),
    layer TEXT NOT NULL CHECK (layer IN ('source', 'references', 'editors')),
    kind TEXT NOT NULL,
    edtf TEXT, -- empty where the source gives no date
    earliest TEXT, -- ISO day
    latest TEXT,
    start_kind TEXT NOT NULL CHECK (start_kind IN ('known', 'open', 'unknown')),
    end_kind TEXT NOT NULL CHECK (end_kind IN ('known', 'open', 'unknown')),
    basis TEXT NOT NULL CHECK (basis IN ('stated', 'derived', 'inferred', 'attested')),
    said TEXT NOT NULL, -- the words of the source
    start INTEGER,
    end INTEGER,
    rule TEXT NOT NULL, -- how it follows from the anchor's date
    anchor TEXT REFERENCES entry(id),
    PRIMARY KEY (entry, layer)
) WITHOUT ROWID;

CREATE TABLE reference (
    -- What was consulted.
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE entry_reference (
    -- The references an entry rests on.
    entry TEXT NOT NULL REFERENCES entry(id),
    position INTEGER NOT NULL,
    reference TEXT NOT NULL REFERENCES reference(id),
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

CREATE TABLE discrepancy (
    -- Places where the source cannot be taken at its word.
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    sentence INTEGER NOT NULL REFERENCES sentence(number),
    likely_meaning TEXT NOT NULL,
    layer TEXT NOT NULL CHECK (layer IN ('references', 'editors')), -- who vouches for the meaning
    note TEXT NOT NULL
);

CREATE TABLE discrepancy_entry (
    -- The entries a discrepancy concerns.
    discrepancy TEXT NOT NULL REFERENCES discrepancy(id),
    entry TEXT NOT NULL REFERENCES entry(id),
    PRIMARY KEY (discrepancy, entry)
) WITHOUT ROWID;

CREATE TABLE discrepancy_reference (
    -- The references a discrepancy rests on.
    discrepancy TEXT NOT NULL REFERENCES discrepancy(id),
    position INTEGER NOT NULL,
    reference TEXT NOT NULL REFERENCES reference(id),
    PRIMARY KEY (discrepancy, position)
) WITHOUT ROWID;

CREATE TABLE contradiction (
    -- Passages of the source that contradict each other, or the references, and why.
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('open', 'explained')),
    reason TEXT NOT NULL,
    discrepancy TEXT REFERENCES discrepancy(id)
);

CREATE TABLE contradiction_side (
    -- The passages of a contradiction, in the order the editors name them.
    contradiction TEXT NOT NULL REFERENCES contradiction(id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    sentence INTEGER NOT NULL REFERENCES sentence(number),
    PRIMARY KEY (contradiction, position)
) WITHOUT ROWID;

CREATE TABLE contradiction_entry (
    -- The entries a contradiction concerns.
    contradiction TEXT NOT NULL REFERENCES contradiction(id),
    entry TEXT NOT NULL REFERENCES entry(id),
    PRIMARY KEY (contradiction, entry)
) WITHOUT ROWID;

CREATE TABLE relation (
    -- Links from entry to entry: a term is related to terms, an event involves terms.
    entry TEXT NOT NULL REFERENCES entry(id),
    position INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES entry(id),
    kind TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

CREATE TABLE quantity (
    -- The numbers of the source and what they count.
    position INTEGER PRIMARY KEY,
    value TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    sentence INTEGER NOT NULL REFERENCES sentence(number),
    counts TEXT NOT NULL,
    comment TEXT NOT NULL
);

CREATE TABLE quantity_reference (
    -- The references that speak of a number.
    quantity INTEGER NOT NULL REFERENCES quantity(position),
    position INTEGER NOT NULL,
    reference TEXT NOT NULL REFERENCES reference(id),
    PRIMARY KEY (quantity, position)
) WITHOUT ROWID;

CREATE TABLE mention (
    -- The completeness account: every date, acronym, number and name of the source.
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('time', 'acronym', 'number', 'name')),
    text TEXT NOT NULL,
    about TEXT NOT NULL, -- what an acronym stands for there, what a number counts
    disposition TEXT NOT NULL CHECK (disposition IN ('used', 'dismissed', 'unaccounted')),
    reason TEXT NOT NULL,
    PRIMARY KEY (start, end, kind)
) WITHOUT ROWID;
"""

SECONDARY = """
CREATE UNIQUE INDEX entry_id ON entry(id);
CREATE INDEX entry_kind ON entry(kind);
CREATE INDEX form_entry ON form(entry);
CREATE INDEX citation_start ON citation(start, end);
CREATE INDEX discrepancy_of_entry ON discrepancy_entry(entry);
CREATE INDEX contradiction_of_entry ON contradiction_entry(entry);
CREATE INDEX relation_target ON relation(target);
"""
"""What is sorted once all rows are there, which takes half as long as row by row."""

INDEXES = """
CREATE TABLE key (
    -- Lookup: every form as a whole (later 0), and from its second, third … word on (later 1).
    later INTEGER NOT NULL CHECK (later IN (0, 1)),
    spaced TEXT NOT NULL, -- form.folded, or what follows of it
    form INTEGER NOT NULL REFERENCES form(id),
    start INTEGER NOT NULL, -- where in form.folded: code points
    owner INTEGER NOT NULL REFERENCES entry(position),
    PRIMARY KEY (later, spaced, form, start)
) WITHOUT ROWID;

CREATE TABLE neighbour (
    -- Lookup, for typing errors: the start of words with letters left out, short ones also with a
    -- letter unknown (?) or as they are (=), and what has such a start; one a line.
    mark TEXT PRIMARY KEY,
    forms TEXT NOT NULL, -- those that are a form as they stand
    words TEXT NOT NULL -- those that are only parts of forms
) WITHOUT ROWID;

CREATE TABLE passage (
    -- Lookup: the texts behind the full-text index `fulltext`.
    id INTEGER PRIMARY KEY,
    owner INTEGER REFERENCES entry(position),
    sentence INTEGER REFERENCES sentence(number),
    part TEXT NOT NULL CHECK (part IN ('definition', 'note', 'sentence')),
    text TEXT NOT NULL
);

CREATE VIRTUAL TABLE inside USING fts5(
    folded, content='', columnsize=0, detail=full, tokenize="trigram case_sensitive 1"
);

CREATE VIRTUAL TABLE beginning USING fts5(
    folded, content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6',
    tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
);

CREATE VIRTUAL TABLE fulltext USING fts5(
    folded, content='', columnsize=0, detail=full, prefix='2 3', tokenize='unicode61'
);
"""

VIEWS = """
CREATE VIEW about AS
-- Start here: what each view shows.
SELECT 'timeline' AS view, 'events in time order: what the source says, what references attest'
    AS shows
UNION ALL SELECT 'glossary', 'terms with their names, acronyms and definitions'
UNION ALL SELECT 'acronyms', 'every acronym, official or wrong, in every language'
UNION ALL SELECT 'wrong_forms', 'what the source prints wrongly, and what is meant'
UNION ALL SELECT 'citations', 'the words of the source behind every entry, in reading order'
UNION ALL SELECT 'discrepancies', 'where the source cannot be taken at its word'
UNION ALL SELECT 'contradictions', 'passages that contradict each other, in pairs'
UNION ALL SELECT 'coverage', 'the source sentence by sentence, used or set aside with a reason'
UNION ALL SELECT 'account', 'how many dates, acronyms, numbers and names are used or set aside';

CREATE VIEW timeline AS
-- Events in time order, by the attested date where there is one. `said` are the source's words,
-- `edtf` the date they give, `rule` how it was counted from another event's date.
SELECT entry.id, entry.title, said.said, said.edtf, said.basis, said.rule,
    attested.edtf AS attested, coalesce(attested.earliest, said.earliest) AS earliest,
    coalesce(attested.latest, said.latest) AS latest, entry.lane, entry.scope
FROM entry
LEFT JOIN date AS said ON said.entry = entry.id AND said.layer = 'source'
LEFT JOIN date AS attested ON attested.entry = entry.id AND attested.layer = 'references'
WHERE entry.type = 'event' ORDER BY entry.position;

CREATE VIEW glossary AS
-- Terms in alphabetical order. `printed` are the forms the source uses, `layer` says who vouches
-- for the definition.
SELECT entry.id, entry.acronym, entry.title AS name, entry.kind, entry.definition,
    entry.definition_layer AS layer, entry.scope,
    (SELECT group_concat(text, ' · ') FROM (SELECT text FROM form
        WHERE form.entry = entry.id AND is_printed ORDER BY folded, id)) AS printed,
    (SELECT group_concat(text, ' · ') FROM (SELECT text FROM form
        WHERE form.entry = entry.id AND language = 'az' AND layer != 'editors'
        ORDER BY folded, id)) AS azerbaijani
FROM entry WHERE entry.type = 'term' ORDER BY entry.position;

CREATE VIEW acronyms AS
-- Every acronym. What only the layer `editors` vouches for is unconfirmed.
SELECT form.text AS acronym, form.language, form.role, form.layer, entry.title, entry.kind,
    entry.id AS entry
FROM form JOIN entry ON entry.id = form.entry
WHERE form.role IN ('acronym', 'misprint') ORDER BY form.folded, entry.id;

CREATE VIEW wrong_forms AS
-- What the source prints wrongly, and what is meant.
SELECT form.text AS printed, form.role, entry.title AS meant, entry.acronym, entry.id AS entry
FROM form JOIN entry ON entry.id = form.entry
WHERE form.role IN ('misprint', 'calque') ORDER BY form.folded, entry.id;

CREATE VIEW citations AS
-- The words of the source behind every entry, in reading order; offsets in code points.
SELECT 'S' || citation.sentence AS sentence, citation.start, citation.end, citation.quote,
    citation.purpose, entry.title, entry.id AS entry
FROM citation JOIN entry ON entry.id = citation.entry
ORDER BY citation.start, citation.end DESC, entry.id;

CREATE VIEW coverage AS
-- The source sentence by sentence: used by entries, or background with the reason.
SELECT 'S' || number AS sentence, paragraph, coverage, reason,
    (SELECT count(*) FROM citation WHERE citation.sentence = sentence.number) AS citations, text
FROM sentence ORDER BY number;

CREATE VIEW account AS
-- How many dates, acronyms, numbers and names of the source are used or set aside.
SELECT kind, disposition, count(*) AS mentions FROM mention GROUP BY kind, disposition;

CREATE VIEW discrepancies AS
-- Where the source cannot be taken at its word, and what it presumably means.
SELECT id, kind, quote, likely_meaning, layer, note, 'S' || sentence AS sentence
FROM discrepancy ORDER BY position;

CREATE VIEW contradictions AS
-- Passages that contradict each other, in pairs; `explained` ones are, `open` ones are not.
SELECT contradiction.id, contradiction.status, one.quote AS passage,
    'S' || one.sentence AS sentence, other.quote AS other_passage,
    'S' || other.sentence AS other_sentence, contradiction.reason
FROM contradiction
JOIN contradiction_side AS one ON one.contradiction = contradiction.id
JOIN contradiction_side AS other
    ON other.contradiction = contradiction.id AND other.position > one.position
ORDER BY contradiction.position, one.position, other.position;
"""
