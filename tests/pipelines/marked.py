"""Annotated articles out of marked text, without a language package.

A space or a punctuation mark parts two words; `+` is left out of the text and parts a clitic from its word: `و+قصفت`.
"""

import re
from collections.abc import Iterable, Mapping

from graph.folding import fold
from graph.seeds import Seeds
from pipelines.article import Annotated, Article, Name, Sentence, Word
from pipelines.extract.lexicon import TriggerLexicon, TriggerRow
from pipelines.extract.scene import SceneMaker

_WORD = re.compile(r"[\w\u064b-\u0670]+|[^\w\s+]")


def annotated(*sentences: str, names: Mapping[str, str] | None = None, doc: str = "a") -> Annotated:
    """One article, a sentence a line; `names` are what the NER stage found, with their labels."""
    article = Article(id=doc, text="\n".join(text.replace("+", "") for text in sentences))
    found = []
    start = 0
    for text in sentences:
        found.append(sentence(text, start, names or {}))
        start = found[-1].end + 1
    return Annotated(article, tuple(found))


def sentence(marked: str, start: int = 0, names: Mapping[str, str] | None = None) -> Sentence:
    """One sentence whose first letter has the offset `start` in its article."""
    text = marked.replace("+", "")
    places = ((n, text.find(n), label) for n, label in (names or {}).items() if n in text)
    spans = tuple(Name(n, start + at, start + at + len(n), label) for n, at, label in places)
    return Sentence(text, start, start + len(text), words(marked, start), spans)


def words(marked: str, start: int = 0) -> tuple[Word, ...]:
    """The words of a marked text."""
    made: list[Word] = []
    for match in _WORD.finditer(marked):
        begin = start + match.start() - marked.count("+", 0, match.start())
        part = match.group()
        joined = bool(made) and made[-1].end == begin
        made.append(Word(part, begin, begin + len(part), fold(part), joined))
    return tuple(made)


class SmallSceneMaker(SceneMaker):
    """Makes scenes with a lexicon of a few words, so that a test knows every candidate."""

    def __init__(self, rows: Iterable[TriggerRow]) -> None:
        super().__init__(Seeds())
        self._lexicon = TriggerLexicon(rows)
