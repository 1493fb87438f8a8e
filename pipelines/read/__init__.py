"""The first stage: files, folders and standard input to articles. One module a format."""

from pipelines.read.counting import estimate
from pipelines.read.reading import read
from pipelines.read.source import Warn

__all__ = ["Warn", "estimate", "read"]
