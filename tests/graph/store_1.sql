PRAGMA application_id = 335274;
PRAGMA user_version = 1;
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL
);
CREATE TABLE sentence (
    key INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    text TEXT NOT NULL,
    UNIQUE (document, text)
);
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
CREATE INDEX statement_type_day ON statement (type, first_day);
CREATE INDEX statement_day ON statement (first_day);
CREATE TABLE entity (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    node_kind TEXT NOT NULL,
    description TEXT NOT NULL,
    UNIQUE (id, description)
);
CREATE TABLE participant (
    entity INTEGER NOT NULL REFERENCES entity,
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (entity, statement, role)
) WITHOUT ROWID;
CREATE INDEX participant_statement ON participant (statement);
CREATE TABLE edge (
    tail TEXT NOT NULL,
    head TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    PRIMARY KEY (tail, head, statement)
) WITHOUT ROWID;
CREATE INDEX edge_head ON edge (head);
CREATE INDEX edge_statement ON edge (statement);
