"""Putting foreign places to those that are known: a place that both have keeps its id, and gains names and units."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.catalogue import PlaceRow
from graph.folding import fold_words
from graph.gazetteer import kilometres
from graph.imports.entry import Entry

SAME = 8
"""Kilometres within which two places of one name are the same."""


class Merger:
    """Known places, and those added to them, in the order of their ids' first appearance."""

    def __init__(self, known: Iterable[PlaceRow]) -> None:
        self.rows = {row.id: row for row in known}
        self.new: dict[str, None] = {}
        self.changed: dict[str, None] = {}
        self._named: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._tops: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.rows.values():
            self._index(row)

    def add(self, entries: Sequence[Entry]) -> None:
        """Add foreign places: what people live in first, as the name of a town may be that of its district too."""
        for entry in sorted(entries, key=lambda entry: entry.is_area):
            within = tuple(dict.fromkeys(self._unit(unit, entry.country) for unit in entry.within))
            self._add(entry._replace(within=within))
        for ident in self.new:
            self.rows[ident] = self._with_governorate(self.rows[ident])

    def _add(self, entry: Entry) -> None:
        if entry.is_area:
            free = tuple(name for name in entry.names_ar if (entry.country, _key(name)) not in self._named)
            entry = entry._replace(names_ar=free)
        if not entry.names_ar:
            return
        row = _row(entry._replace(names_ar=tuple(dict.fromkeys(self._bare(name, entry) for name in entry.names_ar))))
        same = self._same(row)
        if same is None:
            self.new[row.id] = None
            self.rows[row.id] = row
            self._index(row)
            return
        if same.within and row.within:
            self._tops[row.within[-1]][same.within[-1]] += 1
        merged = _merged(same, row)
        if merged != same:
            self.rows[same.id] = merged
            if same.id not in self.new:
                self.changed[same.id] = None
            self._index(merged)

    def _same(self, row: PlaceRow) -> PlaceRow | None:
        """The known place that a row describes: that of its id, or of its name and near it."""
        return self.rows.get(row.id) or self._near(row, *_arabic(row))

    def _near(self, place: PlaceRow | Entry, *names: str) -> PlaceRow | None:
        """The nearest known place of one of these names, where it is near enough to be the same."""
        ids = {ident for name in names for ident in self._named.get((place.country, _key(name)), ())}
        near = [(kilometres(place, self.rows[ident]), ident) for ident in sorted(ids)]
        distance, ident = min(near, default=(SAME + 1, ""))
        return self.rows[ident] if distance <= SAME else None

    def _bare(self, name: str, entry: Entry) -> str:
        """The name of a part of a town without a word for its kind, where it is known so (`حي الخالدية`)."""
        bare = name.partition(" ")[2]
        is_near = bare and entry.precision == "site" and self._near(entry, bare)
        return bare if is_near else name

    def _unit(self, name: str, country: str) -> str:
        """A unit by the name that it is known by, without a word for its kind (`مركز عفرين`)."""
        bare = name.partition(" ")[2]
        is_known = (country, _key(name)) in self._named
        return bare if not is_known and (country, _key(bare)) in self._named else name

    def _with_governorate(self, row: PlaceRow) -> PlaceRow:
        """A place with the governorate that most known places of its largest unit lie in."""
        votes = self._tops.get(row.within[-1]) if row.within else None
        top = votes.most_common(1)[0][0] if votes else None
        if top is None or _key(top) in map(_key, row.within):
            return row
        return row.model_copy(update={"within": (*row.within, top)})

    def _index(self, row: PlaceRow) -> None:
        for name in _arabic(row):
            ids = self._named[row.country, _key(name)]
            if row.id not in ids:
                ids.append(row.id)


def _row(entry: Entry) -> PlaceRow:
    """The row of a new place. A name of one word, and that of a site, may be an ordinary word, which no table tells."""
    unsure = tuple(name for name in entry.names_ar if entry.precision == "site" or " " not in name)
    is_seat = entry.precision == "village" and entry.within and _key(entry.within[0]) == _key(entry.names_ar[0])
    return PlaceRow(
        id=entry.id,
        name_ar=entry.names_ar[0],
        name_en=entry.name_en,
        country=entry.country,
        lat=round(entry.lat, 5),
        lon=round(entry.lon, 5),
        precision="town" if is_seat else entry.precision,
        within=entry.within,
        aliases_ar=tuple(name for name in entry.names_ar[1:] if name not in unsure),
        ambiguous_ar=unsure,
    )


def _merged(known: PlaceRow, row: PlaceRow) -> PlaceRow:
    """A known place with the names and units that a foreign table adds."""
    names = {fold_words(name) for name in _arabic(known)}
    new = [name for name in _arabic(row) if fold_words(name) not in names]
    unsure = tuple(name for name in new if name in row.ambiguous_ar)
    units = {fold_words(unit) for unit in row.within}
    above = tuple(unit for unit in known.within if fold_words(unit) not in units)
    is_seat = _key(known.name_ar) in map(_key, known.within)  # its name stands for the governorate too
    is_bare = len(known.within) <= 1 and not is_seat and known.precision not in ("district", "governorate")
    return known.model_copy(
        update={
            "within": (*row.within, *above) if is_bare else known.within,
            "aliases_ar": (*known.aliases_ar, *(name for name in dict.fromkeys(new) if name not in unsure)),
            "ambiguous_ar": (*known.ambiguous_ar, *unsure),
        }
    )


def _arabic(row: PlaceRow) -> Iterator[str]:
    yield from (row.name_ar, *row.aliases_ar, *row.ambiguous_ar)


def _key(name: str) -> str:
    """A name for comparing, written as one word: tables part words differently."""
    return fold_words(name).replace(" ", "")
