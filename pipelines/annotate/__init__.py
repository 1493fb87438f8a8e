"""The annotate stage: articles in, their sentences with words and names out. The only stage that runs Stanza."""

from pipelines.annotate.annotator import Annotator, load

__all__ = ["Annotator", "load"]
