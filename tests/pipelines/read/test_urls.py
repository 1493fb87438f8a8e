"""Articles behind URLs, in the memory of this process."""

import json
from collections.abc import Iterator

import pytest
from upath import UPath

from graph.errors import InputError
from pipelines.article import Article
from pipelines.read import estimate, read
from tests.pipelines.read.conftest import SENTENCE

ARTICLE = {"text": SENTENCE, "published": "2019-03-05"}


@pytest.fixture
def bucket() -> Iterator[UPath]:
    """A folder of a text with its sidecar, of lines in a folder in it, and of what is hidden."""
    folder = UPath("memory://bucket/news")
    for name, content in {
        "a.txt": SENTENCE,
        "a.json": '{"title": "خبر", "published": "2019-03-05"}',
        "more/b.jsonl": json.dumps(ARTICLE) + "\n",
        ".hidden/c.txt": SENTENCE,
        "d.pdf": "%PDF",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    yield folder
    folder.fs.rm("/bucket", recursive=True)


def read_all(*urls: str) -> tuple[list[Article], list[str]]:
    warnings: list[str] = []
    return list(read(urls, warnings.append)), warnings


def test_a_folder_is_read_with_all_folders_in_it(bucket: UPath) -> None:
    articles, [warning] = read_all("memory://bucket/news")
    assert [(article.id, article.title) for article in articles] == [("a", "خبر"), ("b-1", None)]
    assert "skipped: memory://" in warning
    assert "d.pdf" in warning


def test_a_file_is_read_once_and_in_any_format(bucket: UPath) -> None:
    articles, warnings = read_all("memory://bucket/news/more/b.jsonl", "memory://bucket/news/more")
    assert ([article.text for article in articles], warnings) == ([SENTENCE], [])


def test_how_much_there_is_is_not_fetched_to_be_counted(bucket: UPath) -> None:
    assert estimate(["memory://bucket/news"]) is None


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("memory://bucket/nowhere", "nowhere: no such file or folder"),
        ("nothing://bucket/news", r"nothing://bucket/news: nothing here opens such URLs \(Unsupported"),
        ("s3://bucket/news", r"s3://bucket/news: nothing here opens such URLs \(Install s3fs"),
    ],
)
def test_a_url_that_cannot_be_read_is_named(bucket: UPath, url: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read([url])


def test_a_storage_that_fails_is_told_of(bucket: UPath, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no credentials")

    monkeypatch.setattr(type(bucket.fs), "find", fail)
    with pytest.raises(InputError, match=r"cannot be listed \(no credentials\)"):
        read(["memory://bucket/news"])
