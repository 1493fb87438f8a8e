"""Texts of any make: folding, cutting, dates, numbers and statements, whose offsets lead back to the text."""

from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import Catalogue
from graph.dates import days, first_day, last_day
from graph.errors import QueryError
from graph.folding import fold, fold_with_offsets, fold_words, mask_offsets
from graph.records import DateMention, Event
from graph.seeds import Seeds
from pipelines.article import Annotated, Article, Sentence
from pipelines.extract.atoms import atoms
from pipelines.extract.dates import DateFinder
from pipelines.extract.extractor import Extractor
from pipelines.extract.numbers import NumberFinder
from pipelines.link import Linker
from pipelines.merge import merge
from pipelines.pieces import pieces
from tests.fuzz.cases import cases
from tests.fuzz.strategies import TEXTS
from tests.pipelines import marked

PUBLISHED = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2016, 2, 29)])
UNMARKED = TEXTS.map(lambda text: text.replace("+", " "))


@cache
def seeds() -> Seeds:
    return Seeds()


@cache
def dates() -> DateFinder:
    return DateFinder(seeds())


@cache
def numbers() -> NumberFinder:
    return NumberFinder(seeds())


@cache
def linker() -> Linker:
    return Linker(Catalogue.load(seeds()), seeds())


@cache
def extractor() -> Extractor:
    return Extractor(seeds())


def sentence(text: str) -> Sentence:
    return Sentence(text, 0, len(text), marked.words(text))


@cases(100)
@given(TEXTS, TEXTS)
def test_folding(first: str, second: str) -> None:
    folded, offsets = fold_with_offsets(first)
    assert folded == fold(first) == fold(folded)
    assert offsets == sorted(offsets)
    assert len(offsets) == len(folded)
    assert all(character in fold(first[at]) for character, at in zip(folded, offsets, strict=True))
    if not mask_offsets(first + second, 0, len(first + second)):  # what hides a word is told by what stands beside it
        assert fold(first + second) == fold(first) + fold(second)
    assert fold_words(fold_words(first)) == fold_words(first)


@cases(100)
@given(TEXTS, st.integers(1, 40))
def test_pieces(text: str, times: int) -> None:
    content, last = text * times, 0
    seen: set[int] = set()
    for piece in pieces(content):
        piece.text.encode("utf-8")
        assert len(piece.text) == len(piece.starts) == len(piece.ends)
        for start, end in zip(piece.starts, piece.ends, strict=True):
            assert last <= start < end <= len(content)
            last = end
        seen.update(piece.starts)
    assert all(at in seen for at, letter in enumerate(content) if letter.isalpha() and letter != "ـ")


@cases(100)
@given(TEXTS | st.from_regex(r"\d{4}(-\d\d){0,2}"), TEXTS | st.from_regex(r"\d{4}(-\d\d){0,2}") | st.none())
def test_days(since: str, until: str | None) -> None:
    try:
        first, last = days(since, until)
    except QueryError:
        return
    assert first is not None
    assert last is None or date.fromisoformat(first) <= date.fromisoformat(last)


@cases(100)
@given(UNMARKED, PUBLISHED)
def test_dates(text: str, published: date | None) -> None:
    last = 0
    for found in dates().find(sentence(text), published):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.mention.text
        DateMention.model_validate(found.mention.model_dump())
        assert date.fromisoformat(first_day(found.mention.value)) <= date.fromisoformat(last_day(found.mention.value))
        last = found.end


@cases(100)
@given(UNMARKED)
def test_numbers(text: str) -> None:
    words = marked.words(text)
    for found in numbers().find(words):
        assert 0 <= found.start_word < found.end_word <= len(words)
        assert found.min is None or found.max is None or 0 <= found.min <= found.max
    atoms(words, numbers().known)


@cases(50)
@given(st.lists(UNMARKED, min_size=1, max_size=3), PUBLISHED)
def test_statements(texts: list[str], published: date | None) -> None:
    lines = [text.replace("\n", " ") for text in texts]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    article = Article(id="a", text="\n".join(lines).encode("utf-8", "replace").decode(), published=published)
    sentences = (
        Sentence(line, start, start + len(line), marked.words(line, start))
        for line, start in zip(article.text.split("\n"), starts, strict=True)
    )
    annotated = Annotated(article, tuple(one for one in sentences if one.words))
    for reading in merge(extractor()(linker()([annotated]))):
        for statement in reading.statements:
            type(statement).model_validate(statement.model_dump(mode="json"))
            assert article.content[statement.start : statement.end] == statement.sentence
            mentions = (
                (*statement.sources, *statement.targets, *statement.places) if isinstance(statement, Event) else ()
            )
            for mention in (*mentions, *statement.claimed_by, *([statement.trigger] if statement.trigger else [])):
                assert article.content[mention.start : mention.end] == mention.text
