"""The tables of a store, and how a file is told to be one."""

APPLICATION_ID = 0x51DAA  # stands in the header of the file, so that a store is told from other SQLite files
VERSION = 3

SHARDS = """
CREATE TABLE shard (
    document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
    name TEXT NOT NULL
);
CREATE INDEX shard_name ON shard (name);
"""
"""Which shard brought a document, so that none is loaded twice; it is forgotten with the last of its documents."""

KEPT = """
CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE,
    read_by TEXT NOT NULL DEFAULT '{}',
    sketch BLOB,
    record TEXT NOT NULL
);
CREATE TABLE sentence (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE INDEX sentence_document ON sentence (document);
CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sentence INTEGER NOT NULL REFERENCES sentence ON DELETE CASCADE,
    start INTEGER NOT NULL,
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    first_day TEXT,
    last_day TEXT,
    record TEXT NOT NULL
);
CREATE INDEX statement_sentence ON statement (sentence);
CREATE INDEX statement_kind ON statement (kind);
CREATE INDEX statement_type_day ON statement (type, first_day);
CREATE INDEX statement_day ON statement (first_day);
CREATE TABLE original (
    id TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    record TEXT NOT NULL
);
CREATE INDEX original_document ON original (document);
CREATE TABLE correction (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL
);
"""
"""What was read: documents, the sentences of them that state something, and the statements.

A statement that was corrected stands corrected in `statement`, or not at all, and as it was read in `original`; the
corrections that made it so stand in `correction`.
"""

UNDATED = "undated"
"""The day of what has none in the tables below: it sorts after every day."""

DERIVED = """
CREATE TABLE node (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    mentions INTEGER NOT NULL
);
CREATE INDEX node_unnamed ON node (mentions) WHERE mentions = 0;
CREATE TABLE description (
    key INTEGER PRIMARY KEY,
    node INTEGER NOT NULL REFERENCES node,
    node_kind TEXT NOT NULL,
    text TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    UNIQUE (node, text)
);
CREATE INDEX description_unnamed ON description (mentions) WHERE mentions = 0;
CREATE TABLE participant (
    node INTEGER NOT NULL REFERENCES node,
    day TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    role TEXT NOT NULL,
    description INTEGER NOT NULL REFERENCES description,
    node_kind TEXT NOT NULL,
    PRIMARY KEY (node, day, statement, role, description)
) WITHOUT ROWID;
CREATE INDEX participant_statement ON participant (statement);
CREATE INDEX participant_description ON participant (description);
CREATE TABLE edge (
    tail INTEGER NOT NULL REFERENCES node,
    head INTEGER NOT NULL REFERENCES node,
    day TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    PRIMARY KEY (tail, head, day, statement)
) WITHOUT ROWID;
CREATE INDEX edge_head ON edge (head, day);
CREATE INDEX edge_statement ON edge (statement);
CREATE TABLE report (
    statement INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
    incident TEXT,
    type TEXT,
    day INTEGER,
    account TEXT
);
CREATE INDEX report_incident ON report (incident);
CREATE INDEX report_day ON report (type, day);
CREATE TABLE merged_by (sides TEXT NOT NULL);
"""
"""What follows from the statements (`graph.derived`). Days stand here too, so that an index finds a node's month."""

DERIVED_TABLES = ("report", "merged_by", "edge", "participant", "description", "node")
"""In the order in which they may be emptied."""

TABLES = KEPT + SHARDS + DERIVED
