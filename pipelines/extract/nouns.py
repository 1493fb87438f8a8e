"""Nouns for the people who are counted among the dead and the injured, in singular, dual and plural."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import field_validator

from graph.catalogue import DemonymRow
from graph.folding import fold
from graph.seeds import Row, Seeds
from pipelines.extract.atoms import ARTICLE
from pipelines.extract.date_words import DateWordRow

Sense = Literal["person", "killed", "injured"]
"""Whom the noun counts: anyone, the dead or the injured."""
GrammaticalNumber = Literal["singular", "dual", "plural"]


class NounRow(Row):
    """A noun with its plurals; `feminine` where the feminine is regular (`ناشط`, `ناشطة`).

    `duals` are forms before a genitive (`ضابطي شرطة`), given where they cannot be a plural or an adjective.
    """

    singular: str
    plurals: tuple[str, ...] = ()
    sense: Sense
    feminine: bool = False
    duals: tuple[str, ...] = ()

    @field_validator("plurals", "duals", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split("|")) if isinstance(value, str) else value

    @property
    def key(self) -> object:
        return self.singular


@dataclass(frozen=True, slots=True)
class Noun:
    """A form of a noun; `origin` where it is an adjective of origin too (`روسي`)."""

    sense: Sense
    number: GrammaticalNumber
    definite: bool = False
    origin: bool = False


def _before_suffix(singular: str) -> str:
    return singular[:-1] + "ت" if singular.endswith("ه") else singular


def _forms(row: NounRow) -> Iterator[tuple[str, GrammaticalNumber]]:
    yield from ((fold(plural), "plural") for plural in row.plurals)
    singulars = [fold(row.singular)]
    if not singulars[0].endswith(("ه", "ا")):
        yield singulars[0] + "ا", "singular"
    if row.feminine:
        singulars.append(singulars[0] + "ه")
    for singular in singulars:
        yield singular, "singular"
        yield from ((_before_suffix(singular) + ending, "dual") for ending in ("ان", "ين"))


def _constructs(row: NounRow) -> Iterator[tuple[str, GrammaticalNumber]]:
    """The forms before a pronoun: `طفلت(ه)`, `والدي(ه)`. Not those of `جندي`: behind it, `ه` is the feminine ending."""
    for singular in (fold(row.singular), *((fold(row.singular) + "ه",) if row.feminine else ())):
        stem = _before_suffix(singular)
        if not stem.endswith("ي"):
            yield stem, "singular"
        yield from ((stem + ending, "dual") for ending in ("ا", "ي"))


class Nouns:
    """The nouns of the seeds by folded form. A form that may be dual or plural (`مدنيين`) counts as plural."""

    def __init__(self, seeds: Seeds) -> None:
        rows = seeds.rows("victims.tsv", NounRow)
        times = (row for row in seeds.rows("date_words.tsv", DateWordRow) if row.kind in ("day", "part_of_day"))
        self._times = {fold(row.form) for row in times}
        origins = {row.masculine for row in seeds.rows("demonyms.tsv", DemonymRow)}
        self._nouns: dict[str, Noun] = {}
        for row in rows:
            origin = row.singular in origins
            for form, number in _forms(row):
                self._nouns.setdefault(form, Noun(row.sense, number, origin=origin))
                self._nouns.setdefault(ARTICLE + form, Noun(row.sense, number, definite=True, origin=origin))
            for dual in row.duals:
                self._nouns.setdefault(fold(dual), Noun(row.sense, "dual"))
        self.forms = frozenset(self._nouns)
        people = [pair for row in rows if row.sense == "person" for pair in _constructs(row)]
        self._constructs = {form: Noun("person", number, definite=True) for form, number in people}
        self.inflected = frozenset(self._constructs)

    def is_time(self, folded: str) -> bool:
        """Whether a word says on which day, or when on it."""
        return folded in self._times

    def get(self, folded: str, possessed: bool = False) -> Noun | None:
        """The noun whose form `folded` is, None where it is no such noun; `possessed` where a pronoun follows it."""
        return (self._constructs.get(folded) if possessed else None) or self._nouns.get(folded)
