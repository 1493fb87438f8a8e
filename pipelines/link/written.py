"""The written words of a sentence: runs of letters of one script or of digits, however a tokenizer parted them."""

import re
from bisect import bisect_right
from typing import NamedTuple

from graph.folding import fold_with_offsets
from pipelines.article import Sentence

_RUN = re.compile(r"[a-z]+|[^\W\d_a-z]+|\d+")
_BRIDGE = re.compile(r"[\s_#]*")
"""What may part the words of a name: hashtags write `#ريف_حلب`."""


class Written(NamedTuple):
    """A written word, folded; `offsets` say where each of its letters stands in the article, `end` where it ends.

    `follows` says that only spaces, or the marks of a hashtag, part it from the word before.
    """

    folded: str
    offsets: list[int]
    end: int
    follows: bool


def written_words(sentence: Sentence) -> list[Written]:
    """The written words of a sentence, in order."""
    folded, offsets = fold_with_offsets(sentence.text)
    offsets = [offset + sentence.start for offset in offsets]
    made: list[Written] = []
    before = 0
    for run in _RUN.finditer(folded):
        first, last = run.span()
        end = offsets[last] if last < len(offsets) else sentence.end
        follows = bool(made) and _BRIDGE.fullmatch(folded, before, first) is not None
        made.append(Written(run.group(), offsets[first:last], end, follows))
        before = last
    return made


def runs(folded: str) -> list[str]:
    """The words of a folded name, parted as those of a text."""
    return _RUN.findall(folded)


def words_between(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The first and last word of a sentence that stand on `start` to `end`."""
    words = sentence.words
    first = next(i for i, word in enumerate(words) if word.end > start)
    last = bisect_right(words, end - 1, key=lambda word: word.start) - 1
    return first, max(first, last)
