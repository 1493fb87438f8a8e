"""The whole pipeline, loaded once, and what it reads in the given document."""

from pathlib import Path

import pytest

from graph.records import Event, Relation
from graph.seeds import Seeds
from pipelines.article import Reading
from pipelines.read import read
from pipelines.run import Pipeline

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The stages with the package's own models and vocabularies."""
    return Pipeline(Seeds())


@pytest.fixture(scope="session")
def given(pipeline: Pipeline) -> Reading:
    """The given document, read."""
    (reading,) = pipeline(read([ROOT / "seeds" / "articles"]))
    return reading


@pytest.fixture(scope="session")
def given_events(given: Reading) -> list[Event]:
    """The events of the given document."""
    return [s for s in given.statements if isinstance(s, Event)]


@pytest.fixture(scope="session")
def given_relations(given: Reading) -> list[Relation]:
    """The relations of the given document."""
    return [s for s in given.statements if isinstance(s, Relation)]
