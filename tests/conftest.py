"""The whole pipeline, loaded once, and what it reads in the given document."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.seeds import Seeds

if TYPE_CHECKING:  # it takes seconds to import, and most tests do without it
    from pipelines.article import Reading
    from pipelines.run import Pipeline

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def pipeline() -> "Pipeline":
    """The stages with the package's own models and vocabularies."""
    from pipelines.run import Pipeline

    return Pipeline(Seeds())


@pytest.fixture(scope="session")
def given(pipeline: "Pipeline") -> "Reading":
    """The given document, read."""
    from pipelines.read import read

    (reading,) = pipeline(read([ROOT / "seeds" / "articles"]))
    return reading
