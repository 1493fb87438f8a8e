"""The incidents of a store: finding them, and reading them back."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter

from pydantic import TypeAdapter

from graph.coding import to_json
from graph.corrections import Correction, Separated, separated
from graph.database import Database
from graph.incidents.copies import Sketch
from graph.incidents.incident import Incident
from graph.incidents.merging import Merging
from graph.incidents.report import Report, Reporter
from graph.records import Document, Event, Relation
from graph.rows import Rows

_DOCUMENT = TypeAdapter(Document)
_EVENT = TypeAdapter(Event)
_INCIDENTS = """
SELECT report.incident, statement.record, sentence.text FROM report JOIN statement ON statement.key = report.statement
JOIN sentence ON sentence.key = statement.sentence WHERE report.incident IN (
    SELECT incident FROM report WHERE report.statement IN (SELECT statement.key FROM statement WHERE {condition})
) ORDER BY report.incident
"""
_TO_PLACE = """
SELECT statement.key, statement.record, document.record FROM statement
JOIN sentence ON sentence.key = statement.sentence JOIN document ON document.key = sentence.document
WHERE statement.key IN (SELECT value FROM json_each(?))
"""
_SOURCE = "SELECT record, sketch FROM document WHERE id = ?"


class StoredIncidents:
    """Which reports of a store are of one incident."""

    def __init__(self, database: Database, rows: Rows) -> None:
        self._database = database
        self._rows = rows
        self._merging = Merging(database)

    def merge(self, reporter: Reporter, corrections: Sequence[Correction]) -> None:
        """Place what was added or changed since the last time."""
        with self._database.transaction():
            self._merging.judge_by(reporter.sides)
        while self._merge_some(reporter, corrections):
            pass

    def _merge_some(self, reporter: Reporter, corrections: Sequence[Correction]) -> bool:
        """Place a batch; False where none was left. It is looked for inside, as another process may place it too."""
        with self._database.transaction():
            keys = self._merging.pending()
            self._merging.place(self._reports(keys, reporter, corrections))
        return bool(keys)

    def find(self, condition: str, *values: object) -> Iterator[Incident]:
        """The incidents with all their reports, one of which meets a condition; by id."""
        rows = self._database.rows(_INCIDENTS.format(condition=condition), *values)
        for _, reports in groupby(rows, key=itemgetter(0)):
            told = [self._rows.record(_EVENT, record, sentence=sentence) for _, record, sentence in reports]
            documents, sketches = self._sources({event.doc for event in told})
            yield Incident.of(told, documents, sketches)

    def _reports(
        self, keys: list[int], reporter: Reporter, corrections: Sequence[Correction]
    ) -> Iterator[tuple[int, str, Report | None]]:
        alone = {one.target.doc for one in corrections if isinstance(one, Separated)}
        document_of = lru_cache(partial(self._rows.record, _DOCUMENT))
        for key, record, document in list(self._database.rows(_TO_PLACE, to_json(keys))):
            event = self._rows.record(_EVENT, record, sentence='""')
            apart = event.doc in alone and _parted(self._rows.read(event.id), corrections)
            yield key, event.id, None if apart else reporter(event, document_of(document))

    def _sources(self, ids: Iterable[str]) -> tuple[dict[str, Document], dict[str, Sketch]]:
        rows = {id_: next(self._database.rows(_SOURCE, id_)) for id_ in ids}
        documents = {id_: self._rows.record(_DOCUMENT, record) for id_, (record, _) in rows.items()}
        return documents, {id_: Sketch.from_bytes(sketch) for id_, (_, sketch) in rows.items() if sketch}


def _parted(read: Event | Relation | None, corrections: Iterable[Correction]) -> bool:
    return read is not None and separated(read, corrections)
