"""Our own annotations of articles that are not ours to pass on: records with offsets only, put to the texts that they
belong to where the user has these.

A line of `annotations.jsonl` is an article, told by the SHA-256 of its content (its first line, which is its title, and
the rest). Sentences, triggers and names are spans of code points into the content; a name that is a string is the id
of an actor, or does not stand in the text as it is written here. Otherwise the fields are those of gold annotations.
`published` is a day on which an article that came without one may have appeared: dates are told from there. Some are
second readings of articles that others annotated (`second_readings`); these have a day of their own.

Those `held_out` are never learned from; `python -m pipelines.training.annotations TEXTS OUT` writes them to
`OUT/held_out.docs.jsonl` and `OUT/held_out.gold.jsonl`, to measure on.

`reports.jsonl` holds news reports that we invented, in the same form, with title and text.
"""

import argparse
import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.errors import InputError
from pipelines.article import Article
from pipelines.evaluation.names import Gold

ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")
REPORTS = Path(__file__).with_name("reports.jsonl")

_NAMES = ("sources", "targets", "place", "claimed_by")
_EMPTY: dict[str, Any] = {"mode": None, "date": None, "status": "asserted", "killed": None, "injured": None}


def annotated_texts(
    texts: Path, annotations: Path = ANNOTATIONS, held_out: bool = False
) -> Iterator[tuple[Article, Gold]]:
    """The annotated articles of a file of texts (compressed with xz, an empty line between two), with their gold.

    Those to learn from, or those that are held out. InputError where the file cannot be read or has none of them.
    """
    records = map(json.loads, annotations.read_text("utf-8").splitlines())
    known = {record["sha256"]: record for record in records if record.get("held_out", False) == held_out}
    found = 0
    for title, text in _articles(texts):
        content = f"{title}\n{text}"
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
        if digest in known:
            found += 1
            record = known.pop(digest)
            article = Article(id=digest[:12], title=title, text=text, published=record.get("published"))
            yield article, _gold(article.id, content, record)
    if not found:
        raise InputError(f"{texts}: has none of the {len(known)} articles of {annotations.name}.")


def second_readings(articles: Iterable[Article], annotations: Path = ANNOTATIONS) -> Iterator[tuple[Article, Gold]]:
    """Those of `articles` that were annotated for us too, each with our annotations."""
    records = map(json.loads, annotations.read_text("utf-8").splitlines())
    known = {record["sha256"]: record for record in records if not record.get("held_out")}
    for article in articles:
        if article.sha256 in known:
            yield article, _gold(article.id, article.content, known[article.sha256])


def own_reports(path: Path = REPORTS) -> Iterator[tuple[Article, Gold]]:
    """Reports of our own invention, with their annotations."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        article = Article.model_validate({key: record[key] for key in ("id", "title", "text", "published")})
        yield article, _gold(article.id, article.content, record)


def _articles(texts: Path) -> Iterator[tuple[str, str]]:
    """Title and text of each article, without empty lines."""
    try:
        with lzma.open(texts, "rt", encoding="utf-8") as file:
            blocks = file.read().split("\n\n")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise InputError(f"{texts}: cannot be read as texts compressed with xz ({error}).") from error
    for block in blocks:
        title, *lines = [line.strip() for line in block.split("\n") if line.strip()] or [""]
        yield title, "\n".join(lines)


def _gold(doc: str, content: str, record: dict[str, Any]) -> Gold:
    """A record of annotations with the words of its article."""

    def said(span: str | list[int]) -> str:
        return span if isinstance(span, str) else content[span[0] : span[1]]

    events = [
        _EMPTY
        | event
        | {field: said(event[field]) for field in ("sentence", "trigger")}
        | {field: [said(name) for name in event.get(field, ())] for field in _NAMES}
        for event in record["events"]
    ]
    relations = [
        relation | {field: said(relation[field]) for field in ("sentence", "subject", "object")}
        for relation in record["relations"]
    ]
    return {"doc": doc, "events": events, "relations": relations}


def write_held_out(texts: Path, out: Path) -> None:
    """Write the articles of `texts` that are held out, and their gold, into folder `out`."""
    pairs = list(annotated_texts(texts, held_out=True))
    out.mkdir(parents=True, exist_ok=True)
    for kind, lines in (
        ("docs", [article.model_dump_json() for article, _ in pairs]),
        ("gold", [json.dumps(gold, ensure_ascii=False) for _, gold in pairs]),
    ):
        (out / f"held_out.{kind}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write the annotated articles that are held out, with their gold.")
    parser.add_argument("texts", type=Path, help="the news that the annotations are of, compressed with xz")
    parser.add_argument("out", type=Path, help="the folder to write them into")
    arguments = parser.parse_args()
    try:
        write_held_out(arguments.texts, arguments.out)
    except InputError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
