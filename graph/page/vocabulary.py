"""What the page says in Arabic and in English: its labels, and the names and groups of the types of statement."""

from importlib import resources
from typing import Any

from graph.ontology import Ontology
from graph.seeds import Row, Seeds, read_table

OTHER = "other"
_FOLDER = resources.files("graph.page")


class LabelRow(Row):
    """A text of the page in both languages."""

    label: str
    ar: str
    en: str

    @property
    def key(self) -> str:
        return self.label


class GroupRow(Row):
    """The group that a type of event or relation belongs to."""

    type: str
    group: str

    @property
    def key(self) -> str:
        return self.type


def labels() -> dict[str, tuple[str, str]]:
    """The texts of the page by label: Arabic, English."""
    return {row.label: (row.ar, row.en) for row in read_table(_FOLDER / "labels.tsv", LabelRow)}


def groups() -> dict[str, str]:
    """The group of each type, in the order of the legend."""
    return {row.type: row.group for row in read_table(_FOLDER / "groups.tsv", GroupRow)}


def types(used: set[str]) -> dict[str, dict[str, Any]]:
    """The types in use, in the order of the legend: names in Arabic and English, group, and the names of their modes.

    One that the ontology does not know is shown by its own name, in the group of the others.
    """
    ontology, grouped = Ontology.load(Seeds()), groups()
    known = {**ontology.events, **ontology.relations}
    order = [*(type_ for type_ in grouped if type_ in used), *sorted(used - set(grouped))]
    return {
        type_: {
            "group": grouped.get(type_, OTHER),
            "name": _names(ontology, type_) if type_ in known else (type_, type_),
            "modes": {mode: _names(ontology, type_, mode) for mode in ontology.modes.get(type_, ())},
        }
        for type_ in order
    }


def _names(ontology: Ontology, type_: str, mode: str | None = None) -> tuple[str, str]:
    row = ontology.row(type_, mode)
    return row.name_ar, row.name_en
