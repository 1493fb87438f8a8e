"""Sentences to train the name tagger on: written words split as the tokenizer does, and spelled as newspapers do."""

import random
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from pipelines.training.corpora import Tagged, cleaned
from pipelines.training.splitter import Parts, Splitter
from pipelines.training.stems import PROCLITICS

LONGEST = 60
"""Words of a training sentence. Stanza's tagger takes seconds for a batch with a long one."""

_ALEF = str.maketrans(dict.fromkeys("أإآ", "ا"))
_ALEF_AND_YA = _ALEF | {ord("ى"): "ي"}
_TIMES_AS_COMMON = 5
_QUOTES = (('"', '"'), ("«", "»"), ("“", "”"), ("(", ")"), ("'", "'"))

Sentence = list[Tagged]


def split(sentences: Iterable[Sentence], splitter: Splitter) -> list[Sentence]:
    """The sentences with each written word in its parts: a clitic before a name is no part of it, what follows is."""
    tagged = [[(cleaned(word), tag) for word, tag in sentence] for sentence in sentences]
    parts = splitter.sentences([[word for word, _ in sentence] for sentence in tagged])
    return [
        [part for (_, tag), found in zip(sentence, words, strict=True) for part in project(tag, found)]
        for sentence, words in zip(tagged, parts, strict=True)
    ]


def project(tag: str, parts: Parts) -> Sentence:
    """The parts of a written word with their tags: clitics and marks before a name, and marks after it, are outside."""
    prefix, _, label = tag.partition("-")
    projected: Sentence = []
    for index, part in enumerate(parts):
        leads = prefix == "B" and index < len(parts) - 1 and (part in PROCLITICS or not part.isalnum())
        trails = index > 0 and not any(map(str.isalnum, parts[index:]))
        if not label or leads or trails:
            projected.append((part, "O"))
        else:
            projected.append((part, f"{prefix}-{label}"))
            prefix = "I"
    return projected


def short(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences cut after full stops, then at LONGEST words, never inside a name."""
    cut: list[Sentence] = []
    for sentence in sentences:
        current: Sentence = []
        for tagged, (_, next_tag) in pairwise([*sentence, ("", "O")]):
            current.append(tagged)
            ends = tagged[0] in (".", "؟", "!") or len(current) >= LONGEST
            if ends and not next_tag.startswith("I-"):
                cut.append(current)
                current = []
        if current:
            cut.append(current)
    return cut


class Spelling:
    """The most common spelling of a word, where another is five times as common as the one it has (امس, إلي)."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts
        self._alef = _most_common(counts, _ALEF)
        self._alef_and_ya = _most_common(counts, _ALEF_AND_YA)

    def __call__(self, word: str, tag: str) -> str:
        """Names keep their last letter: علي is one, and so is not على."""
        known, table = (self._alef_and_ya, _ALEF_AND_YA) if tag == "O" else (self._alef, _ALEF)
        usual = known.get(word.translate(table), word)
        return usual if self._counts[usual] > _TIMES_AS_COMMON * self._counts[word] else word


def _most_common(counts: Counter[str], table: dict[int, str]) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for word, _ in counts.most_common():
        spellings.setdefault(word.translate(table), word)
    return spellings


def respelled(sentences: Iterable[Sentence], spelling: Spelling) -> list[Sentence]:
    """The sentences in the spelling of newspapers."""
    return [[(spelling(word, tag), tag) for word, tag in sentence] for sentence in sentences]


class Variation:
    """Variants of sentences: other names of the same type in them, and names in quotation marks or brackets."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._names: dict[str, list[list[str]]] = {}
        for sentence in sentences:
            for chunk in chunks(sentence):
                if chunk[0][1] != "O":
                    label = chunk[0][1].partition("-")[2]
                    self._names.setdefault(label, []).append([word for word, _ in chunk])

    def __call__(self, sentence: Sentence, rng: random.Random) -> Sentence:
        varied: Sentence = []
        for chunk in chunks(sentence):
            label = chunk[0][1].partition("-")[2]
            if label and rng.random() < 0.4:
                words = rng.choice(self._names[label])
                chunk = [(word, f"{'I' if index else 'B'}-{label}") for index, word in enumerate(words)]
            if label and rng.random() < 0.08:
                opening, closing = rng.choice(_QUOTES)
                chunk = [(opening, "O"), *chunk, (closing, "O")]
            varied += chunk
        return varied


def chunks(sentence: Sentence) -> list[Sentence]:
    """The sentence in pieces: each name, and each word outside of one."""
    found: list[Sentence] = []
    for word, tag in sentence:
        if tag.startswith("I-") and found and found[-1][-1][1].partition("-")[2] == tag[2:]:
            found[-1].append((word, tag))
        else:
            found.append([(word, tag)])
    return found
