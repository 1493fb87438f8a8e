"""From the tables of an earlier siraa to those of this one."""

from graph.schema import SHARDS, TABLES

STEPS = {
    1: f"""
DROP TABLE edge;
DROP TABLE participant;
DROP TABLE entity;
DROP INDEX statement_sentence;
DROP INDEX statement_type_day;
DROP INDEX statement_day;
ALTER TABLE statement RENAME TO old_statement;
ALTER TABLE sentence RENAME TO old_sentence;
ALTER TABLE document RENAME TO old_document;
{TABLES}
INSERT INTO document (id, sha256, record) SELECT id, sha256, record FROM old_document ORDER BY id;
INSERT INTO sentence SELECT old.key, document.key, old.text FROM old_sentence AS old
    JOIN document ON document.id = old.document;
INSERT INTO statement SELECT key, id, sentence, start, kind, type, status, confidence, first_day, last_day, record
    FROM old_statement;
DROP TABLE old_statement;
DROP TABLE old_sentence;
DROP TABLE old_document;
""",
    2: SHARDS,
}
"""What brings a store of a version to this one."""
UNDERIVED = {1}
"""The versions whose step leaves the derived tables empty: they are then filled anew."""
