"""The command line, with a reader that finds one strike in every article in place of the models."""

import sys
import types
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from graph.catalogue import Catalogue
from graph.errors import ModelError
from graph.incidents import Sketch
from graph.records import ActorMention, Event, PlaceMention, Span
from graph.seeds import Seeds
from pipelines import cli
from pipelines.article import Annotated, Article, Linked, Name, Reading, Sentence
from pipelines.redact import PersonRedactor
from pipelines.secret import Secret
from tests.pipelines import marked

TEXT = "قصفت الطائرات الروسية البلدة."
PERSON = "هيثم الكسواني"

RAQQA = Linked(
    PlaceMention(
        id="geonames:172955",
        name="Raqqa",
        name_ar="الرقة",
        country="SY",
        lat=35.95,
        lon=39.01,
        precision="town",
        text="البلدة",
        start=22,
        end=28,
    ),
    3,
    3,
    "catalogue",
)
Siraa = Callable[..., tuple[int, str, str]]


def strike(article: Article) -> Event:
    trigger, source = Span(text="قصفت", start=0, end=4), {"id": "RUSSIA", "name": "Russia", "name_ar": "روسيا"}
    return Event(
        id=f"strike-{article.id}",
        doc=article.id,
        sentence=article.content,
        start=0,
        end=len(article.content),
        type="ASSAULT",
        trigger=trigger,
        sources=(ActorMention(**source, kind="state", text="الروسية", start=14, end=21),),
        targets=(
            ActorMention(id="CIVILIANS", name="Civilians", name_ar="مدنيون", kind="population", **trigger.model_dump()),
        ),
        places=(RAQQA.mention,),
        confidence=0.9,
        rule="test",
    )


class OneStrike:
    """Stands for the pipeline."""

    read: ClassVar[list[str]] = []

    def __init__(self, seeds: Seeds, actors: Iterable[Path], models: Path | None, secret: Secret | None = None) -> None:
        self._redact = PersonRedactor(secret, Catalogue.load(seeds, actors), seeds) if secret else None
        if models is not None:
            raise ModelError(f"{models}: no such folder. Give --models a Stanza package.")

    def link(self, articles: Iterable[Article]) -> Iterator[Annotated]:
        for article in articles:
            words = marked.words(article.content)
            yield Annotated(article, (Sentence(article.content, 0, len(article.content), words, places=(RAQQA,)),))

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            self.read.append(article.id)
            names = [Name(PERSON, at, at + len(PERSON), "PER")] if (at := article.content.find(PERSON)) >= 0 else []
            reading = Reading(article, (strike(article),), tuple(names), Sketch.of(article.content))
            yield from self._redact([reading]) if self._redact else [reading]


@pytest.fixture
def siraa(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Siraa:
    """Runs a command in a folder of its own; returns exit code, standard output and standard error."""
    module = types.ModuleType("pipelines.run")
    monkeypatch.setattr(OneStrike, "read", [])
    vars(module)["Pipeline"] = OneStrike
    monkeypatch.setitem(sys.modules, "pipelines.run", module)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["siraa", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capfd.readouterr()
        return int(end.value.code or 0), out, err

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles, and with one file that is none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"{TEXT} {name}", encoding="utf-8")
        (folder / f"{name}.json").write_text('{"published": "2019-03-05"}', encoding="utf-8")
    (folder / "c.txt").write_bytes(b"")
    return folder
