"""A folder to write inputs into, and a reader that keeps its warnings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.article import Article
from pipelines.read import read

SENTENCE = "أعلن متحدث باسم الجيش أمس الثلاثاء أن القوات دخلت بلدة الزهرة بعد معارك عنيفة مع المسلحين."

Reader = Callable[..., tuple[list[Article], list[str]]]


@pytest.fixture
def reading(tmp_path: Path) -> Reader:
    """Writes the files that are given by name into a folder, and reads it; returns articles and warnings."""

    def read_files(files: dict[str, str | bytes]) -> tuple[list[Article], list[str]]:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        warnings: list[str] = []
        return list(read([tmp_path], warnings.append)), warnings

    return read_files
