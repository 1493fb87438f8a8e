"""What the pipeline reads in the given document, by kind."""

import pytest

from graph.records import Event, Relation
from pipelines.article import Reading


@pytest.fixture(scope="session")
def given_events(given: Reading) -> list[Event]:
    """The events of the given document."""
    return [s for s in given.statements if isinstance(s, Event)]


@pytest.fixture(scope="session")
def given_relations(given: Reading) -> list[Relation]:
    """The relations of the given document."""
    return [s for s in given.statements if isinstance(s, Relation)]
