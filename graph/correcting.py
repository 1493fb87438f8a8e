"""Keeping a store and the corrections beside it in agreement."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from graph import correction_file
from graph.coding import record_json
from graph.corrections import Correction, Joined, Separated, Split, Target, corrected, separated
from graph.database import Database
from graph.errors import QueryError
from graph.rows import OfDocument, Rows

_NAMING = "statement.key IN (SELECT statement FROM participant WHERE node = (SELECT key FROM node WHERE id = ?))"


class Corrections:
    """The corrections that a store has taken in, in the order in which they were made.

    The file is what counts: a store that is behind it, such as a new one, or one whose process was killed, takes in
    what is new. Where the file is gone, the store writes it again.
    """

    def __init__(self, path: Path, database: Database, rows: Rows) -> None:
        self._path = path
        self._database = database
        self._rows = rows
        self._seen = 0
        self.made: tuple[Correction, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Look at what another process has made of them."""
        version = next(self._database.rows("PRAGMA data_version"))[0]
        if version != self._seen:
            rows = self._database.rows("SELECT record FROM correction ORDER BY place")
            self.made = tuple(correction_file.parse(record, str(self._path)) for (record,) in rows)
            self._seen = version

    def take_in(self) -> None:
        """Bring the store to what the file says."""
        if not self._path.exists():
            if self.made:
                correction_file.write(self._path, self.made)
            return
        given = correction_file.read(self._path)
        if tuple(given) != self.made:
            with self._database.transaction():
                self._apply(given)

    def change(self, to: Callable[[Sequence[Correction]], list[Correction]], *, in_vain: bool) -> int:
        """Change the corrections of the store and of the file; returns how many statements are then others.

        QueryError where there are none, unless it may be `in_vain`.
        """
        before = self.made
        try:
            with self._database.transaction():
                self.refresh()
                self.take_in()
                given = to(self.made)
                changed = self._apply(given)
                if not (changed or in_vain):
                    raise QueryError(f"{self._path}: nothing to correct: no statement would change.")
                correction_file.write(self._path, given)  # where the process ends here, the next one takes it in
        except BaseException:
            self.made = before
            raise
        return changed

    def effects(self) -> Counter[str]:
        """How many statements each correction changes, by its id; none of those whose statement is gone."""
        read = list(self._rows.originals())
        for doc in {one.target.doc for one in self.made if isinstance(one, Separated)}:  # which leaves it as it is
            read += self._rows.unchanged("document.id = ?", doc)
        return Counter(id_ for _, one in read for id_ in corrected(one, self.made)[1])

    def _apply(self, given: Sequence[Correction]) -> int:
        changed = 0
        affected = {read.id: (key, read) for one in _differing(self.made, given) for key, read in self._affected(one)}
        for document, read in affected.values():
            if corrected(read, given)[0] != corrected(read, self.made)[0]:
                self._rows.take(read.id)
                self._rows.put(document, [read], given)
                changed += 1
            elif separated(read, given) != separated(read, self.made):
                self._rows.unplace(read.id)
                changed += 1
        self._rows.prune()
        self._database.execute("DELETE FROM correction")
        self._database.insert("correction", [(n, one.id, record_json(one)) for n, one in enumerate(given)])
        self.made = tuple(given)
        return changed

    def _affected(self, correction: Correction) -> list[OfDocument]:
        """The statements that the correction may change or have changed, as they were read."""
        if isinstance(correction, Joined | Split):  # what was corrected may name the actor after another correction
            return [*self._rows.unchanged(_NAMING, correction.actor), *self._rows.originals()]
        doc = correction.target.doc
        here = [*self._rows.unchanged("document.id = ?", doc), *self._rows.originals("document.id = ?", doc)]
        return [one for one in here if Target.of(one[1]) == correction.target]


def _differing(old: Sequence[Correction], new: Sequence[Correction]) -> list[Correction]:
    """Those that only one has; all, where what both have stands in another order, which can matter to each."""
    before, after = set(old), set(new)
    if [one for one in old if one in after] != [one for one in new if one in before]:
        return [*old, *new]
    return [one for one in (*old, *new) if one not in before or one not in after]
