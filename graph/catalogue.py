"""The catalogue: the actors and places that siraa knows by name, and the words by which a text speaks of an actor.

Lists inside a cell are parted by `|`. Names compare folded (`graph.folding.fold_words`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import Field, ValidationInfo, field_validator, model_validator

from graph.errors import SeedError, UnknownName
from graph.folding import fold_words
from graph.records import ActorKind, PlacePrecision
from graph.seeds import Parts, Row, Seeds, read_table

HeadClass = Literal[
    "military", "government", "person_office", "fighters", "population", "group_name", "media", "organisation"
]
NameKind = Literal["actor", "place"]


class ActorRow(Row):
    """An actor. `people_ar` are leaders and spokesmen by whom it is meant where they speak or act in office.

    `ambiguous_ar` are names that mean it in some contexts only, such as a capital for its government. Both columns may
    have names that end in words in brackets, which tell by another actor who is meant: the two are tied, not one.
    `cameo` is its CAMEO actor code, `wikidata` its item, `part_of` the id of the actor that it belongs to. `countries`
    are those (as CAMEO codes) where it acts, if its own code does not say so: they tell it from others so named.
    """

    id: str = Field(min_length=1)
    name_en: str
    name_ar: str
    kind: ActorKind = "armed_group"
    cameo: str | None = Field(default=None, pattern=r"^([A-Z]{3})+$")
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")
    part_of: str | None = None
    countries: Parts = ()
    aliases_ar: Parts = ()
    aliases_en: Parts = ()
    people_ar: Parts = ()
    ambiguous_ar: Parts = ()

    @model_validator(mode="before")
    @classmethod
    def _name_en_is_id(cls, cells: dict[str, Any]) -> dict[str, Any]:
        return {"name_en": cells["id"], **cells} if "id" in cells else cells

    @field_validator("countries")
    @classmethod
    def _countries_are_codes(cls, countries: tuple[str, ...]) -> tuple[str, ...]:
        for country in countries:
            if not (len(country) == 3 and country.isascii() and country.isupper()):
                raise ValueError(f"{country!r} is no CAMEO code of a country, such as SYR")
        return countries

    @field_validator("name_ar", "name_en", "aliases_ar", "aliases_en", "people_ar", "ambiguous_ar")
    @classmethod
    def _brackets_end_names(cls, names: str | tuple[str, ...], info: ValidationInfo) -> str | tuple[str, ...]:
        may_have = info.field_name in ("aliases_ar", "ambiguous_ar")
        for name in (names,) if isinstance(names, str) else names:
            parts = re.fullmatch(r"([^][]*)\[([^][]*)\]", name) if may_have else None
            if re.search(r"[][]", name) and not (parts and all(map(fold_words, parts.groups()))):
                raise ValueError(f"{name!r}: brackets enclose last words of names in aliases_ar and ambiguous_ar only")
        return names

    @property
    def key(self) -> str:
        return self.id

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, those that need context too."""
        return (self.name_ar, *self.aliases_ar, *self.ambiguous_ar, *self.people_ar, self.name_en, *self.aliases_en)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names of its own, which need no context."""
        return (*(re.sub(r"[][]", "", name) for name in self.aliases_ar), *self.aliases_en)


class PlaceRow(Row):
    """A place: `lat` and `lon` in degrees (WGS 84), `country` as ISO 3166 alpha-2.

    `within` is what it lies in, in Arabic: the next larger unit, and those above it where they are known
    (`graph.gazetteer` finds the rest). `ambiguous_ar` are names that are ordinary words too, and mean the place only
    where something beside them says so, such as "city", "near" or its governorate.
    """

    id: str = Field(pattern=r"^(geonames:\d+|[a-z]+:\S+)$")
    name_ar: str
    name_en: str
    country: str = Field(pattern=r"^[A-Z]{2}$")
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    precision: PlacePrecision
    within: Parts = ()
    aliases_ar: Parts = ()
    ambiguous_ar: Parts = ()

    @property
    def key(self) -> str:
        return self.id

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, those that need context too."""
        return (self.name_ar, *self.aliases_ar, *self.ambiguous_ar, self.name_en)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names, which need no context."""
        return self.aliases_ar


class DemonymRow(Row):
    """The adjective of an actor, masculine singular (`تركي`), and its plurals where they are not regular (`أتراك`)."""

    actor: str
    masculine: str
    plurals: Parts = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.actor, self.masculine


class ActorHeadRow(Row):
    """A noun that names an actor together with a demonym or a genitive (`قوات`), and its other forms (`قوة`).

    group_name begins the name of a group that the catalogue need not know; media and organisation likewise.
    """

    head: str
    head_class: HeadClass = Field(alias="class")
    forms: Parts = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.head, self.head_class


class UnnamedRow(Row):
    """A noun for people without a name (`محام`), the actor that they count as, and forms that no rule makes."""

    word: str
    actor: str
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.word


class CatalogueName(NamedTuple):
    """A folded name and what it names.

    `own` are the words of it that stand for the actor, where those behind them tell who is meant; else it is empty.
    """

    folded: str
    id: str
    kind: NameKind
    own: str = ""

    @classmethod
    def of(cls, name: str, id_: str, kind: NameKind) -> "CatalogueName":
        """The name as a table writes it, folded."""
        own, told, _ = name.partition("[")
        return cls(fold_words(name), id_, kind, fold_words(own) if told and kind == "actor" else "")


@dataclass(frozen=True)
class Catalogue:
    """Actors and places by id, the user's own first; `own` are the files of the actors that the user gave.

    A name of such an actor is no other actor's.
    """

    actors: dict[str, ActorRow]
    places: dict[str, PlaceRow]
    demonyms: tuple[DemonymRow, ...] = ()
    heads: tuple[ActorHeadRow, ...] = ()
    unnamed: tuple[UnnamedRow, ...] = ()
    own: Mapping[str, Path] = field(default_factory=dict)

    @classmethod
    def load(cls, seeds: Seeds, actors: Iterable[Path] = ()) -> "Catalogue":
        """Read the tables, the user's files of `actors` in front; SeedError where one names an unknown actor."""
        given = [(row, path) for path in actors for row in read_table(path, ActorRow)]
        own: dict[str, ActorRow] = {}
        for row, _ in given:
            own.setdefault(row.id, row)
        catalogue = cls(
            actors=own | {row.id: row for row in seeds.rows("actors.tsv", ActorRow) if row.id not in own},
            places={row.id: row for row in seeds.rows("places.tsv", PlaceRow)},
            demonyms=tuple(seeds.rows("demonyms.tsv", DemonymRow)),
            heads=tuple(seeds.rows("actor_heads.tsv", ActorHeadRow)),
            unnamed=tuple(seeds.rows("unnamed.tsv", UnnamedRow)),
            own={row.id: path for row, path in reversed(given)},
        )
        for row in catalogue.actors.values():
            table = catalogue.own.get(row.id, "actors.tsv")
            catalogue._require(row.part_of, f"{table}: actor {row.id!r}, column 'part_of'")
            catalogue._require_no_cycle(row, table)
        for demonym in catalogue.demonyms:
            catalogue._require(demonym.actor, f"demonyms.tsv: {demonym.masculine!r}, column 'actor'")
        for unnamed in catalogue.unnamed:
            catalogue._require(unnamed.actor, f"unnamed.tsv: {unnamed.word!r}, column 'actor'")
        return catalogue

    def names(self) -> Iterator[CatalogueName]:
        """Every folded name of every actor and place, each once; one name may stand for several."""
        taken = {fold_words(name) for actor in self.own for name in self.actors[actor].names}
        for kind, row in self._rows():
            names = (CatalogueName.of(name, row.id, kind) for name in row.names)
            others = taken if kind == "actor" and row.id not in self.own else ()
            yield from {name.folded: name for name in names if name.folded and name.folded not in others}.values()

    def aliases(self, id_: str) -> tuple[str, ...]:
        """The other names of an actor or place, which need no context; none where it is not known."""
        row = self.actors.get(id_) or self.places.get(id_)
        return row.aliases if row else ()

    @cached_property
    def people(self) -> frozenset[CatalogueName]:
        """The names of persons by whom an actor is meant."""
        return frozenset(
            CatalogueName.of(name, row.id, "actor") for row in self.actors.values() for name in row.people_ar
        )

    @cached_property
    def ambiguous(self) -> frozenset[CatalogueName]:
        """The names that need context to be read so."""
        return frozenset(
            CatalogueName.of(name, row.id, kind) for kind, row in self._rows() for name in row.ambiguous_ar
        )

    def _rows(self) -> Iterator[tuple[NameKind, ActorRow | PlaceRow]]:
        for actor in self.actors.values():
            yield "actor", actor
        for place in self.places.values():
            yield "place", place

    def side(self, id_: str) -> ActorRow | None:
        """The actor above all those that an actor belongs to, itself where it belongs to none; None if not known."""
        row = self.actors.get(id_)
        while row and row.part_of:
            row = self.actors[row.part_of]
        return row

    def actor(self, name_or_id: str) -> ActorRow:
        """The actor of an id or a name; UnknownName says the nearest names, or the actors that share it."""
        return self.actors.get(name_or_id) or self.actors[self._resolve(name_or_id, "actor")]

    def place(self, name_or_id: str) -> PlaceRow:
        """The place of an id or a name; UnknownName says the nearest names, or the places that share it."""
        return self.places.get(name_or_id) or self.places[self._resolve(name_or_id, "place")]

    @cached_property
    def _ids(self) -> Mapping[NameKind, Mapping[str, list[str]]]:
        ids: dict[NameKind, dict[str, list[str]]] = {"actor": {}, "place": {}}
        for name in self.names():
            ids[name.kind].setdefault(name.folded, []).append(name.id)
        return ids

    def _resolve(self, name: str, kind: NameKind) -> str:
        ids = self._ids[kind]
        found = ids.get(fold_words(name), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName(f"{name!r} names several {kind}s: {self._describe(found)}. Give one of these ids.")
        near = [id_ for match in get_close_matches(fold_words(name), ids, 3) for id_ in ids[match]]
        raise UnknownName(f"no {kind} {name!r}. " + (f"Near: {self._describe(near)}." if near else "None is near."))

    def _describe(self, ids: Iterable[str]) -> str:
        rows = [self.actors.get(id_) or self.places[id_] for id_ in dict.fromkeys(ids)]
        return ", ".join(f"{row.id} ({row.name_ar}, {row.name_en})" for row in rows)

    def _require(self, actor: str | None, where: str) -> None:
        if actor is not None and actor not in self.actors:
            near = get_close_matches(actor, self.actors, 1)
            hint = f" Did you mean {near[0]!r}?" if near else " Give the id of a row, or leave the cell empty."
            raise SeedError(f"{where}: no actor has the id {actor!r}.{hint}")

    def _require_no_cycle(self, row: ActorRow, table: object) -> None:
        above, parent = [row.id], row.part_of
        while parent in self.actors:
            if parent in above:
                chain = " part of ".join([*above, parent])
                raise SeedError(f"{table}: {chain}: an actor cannot be part of itself. Change one 'part_of'.")
            above.append(parent)
            parent = self.actors[parent].part_of
