"""Gold annotations: what people read in articles."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from graph.errors import InputError, UnknownName
from graph.ontology import Ontology
from graph.records import Status, Whole
from graph.seeds import Seeds
from pipelines.evaluation.jsonl import read_lines
from pipelines.evaluation.names import Gold

_WHAT = 'an article with "doc", "events" and "relations", as `siraa evaluate --help` describes them'

_PERIOD = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"

Text = Annotated[str, Field(pattern=r"\S")]
Names = list[Text]
Date = Annotated[str, Field(pattern=f"^{_PERIOD}(/{_PERIOD})?$")]


def _in_order(ends: list[int | None]) -> list[int | None]:
    least, most = ends
    if (least is None and most is None) or (least is not None and most is not None and least > most):
        raise ValueError("the least stands before the most, and one of them may be null")
    return ends


Range = Annotated[list[Whole | None], Field(min_length=2, max_length=2), AfterValidator(_in_order)]
"""The least and the most of a number of people; an open end is None."""


class _Annotation(BaseModel):
    """A frozen value of known fields, so that none is misspelt, that takes no text for a number or a list."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class GoldEvent(_Annotation):
    """An event; what an annotation leaves out is empty, but it must say what it is and where it stands."""

    sentence: Text
    trigger: Text
    type: str
    mode: str | None = None
    sources: Names = []
    targets: Names = []
    place: Names = []
    date: Date | None = None
    status: Status = "asserted"
    claimed_by: Names = []
    killed: Range | None = None
    injured: Range | None = None

    @field_validator("type")
    @classmethod
    def _type_is_known(cls, type_: str, info: ValidationInfo) -> str:
        return _known(type_, _ontology(info).events)

    @field_validator("mode")
    @classmethod
    def _mode_is_of_the_type(cls, mode: str | None, info: ValidationInfo) -> str | None:
        type_ = info.data.get("type")
        if mode is not None and type_ is not None:
            try:
                _ontology(info).row(type_, mode)
            except UnknownName as error:
                raise ValueError(str(error)) from error
        return mode


class GoldRelation(_Annotation):
    """A lasting tie."""

    sentence: Text
    type: str
    subject: Text
    object: Text

    @field_validator("type")
    @classmethod
    def _type_is_known(cls, type_: str, info: ValidationInfo) -> str:
        return _known(type_, _ontology(info).relations)


class GoldArticle(_Annotation):
    """What an article states."""

    model_config = ConfigDict(extra="ignore")

    doc: Text
    events: list[GoldEvent]
    relations: list[GoldRelation]


def read_gold(path: Path, seeds: Seeds | None = None) -> list[Gold]:
    """The annotations of a file, one article a line, with every field of events.

    InputError names file, line and field of what is wrong: an article that is there twice, and a file of none, too.
    """
    golds: dict[str, Gold] = {}
    lines: dict[str, str] = {}
    for where, article in read_lines(path, GoldArticle, _WHAT, Ontology.load(seeds or Seeds())):
        if article.doc in golds:
            raise InputError(f"{where}: article {article.doc!r} stands at {lines[article.doc]} already. Take one out.")
        golds[article.doc], lines[article.doc] = article.model_dump(), where
    if not golds:
        raise InputError(f"{path}: holds no annotations. Give a file with {_WHAT}, on each line.")
    return list(golds.values())


def _ontology(info: ValidationInfo) -> Ontology:
    assert isinstance(info.context, Ontology)
    return info.context


def _known(type_: str, types: Collection[str]) -> str:
    if type_ not in types:
        raise ValueError(f"no type {type_!r}. There are: {', '.join(types)}")
    return type_
