"""Measuring a language package: names against a tagged file, words, tags and trees against a treebank."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stanza.models.common.utils import ud_scores

from graph.folding import fold
from pipelines.annotate import Annotator
from pipelines.article import Annotated, Article, Name, Word
from pipelines.training.corpora import Tagged, Unit, read_names, read_treebank
from pipelines.training.names import chunks

TOGETHER = 4
"""Treebank sentences in a paragraph, so that their ends have to be found."""

SEGMENTS = ("Words", "Sentences")
ANALYSES = ("UPOS", "UFeats", "Lemmas", "UAS", "LAS")
"""Measures of the evaluation, by its own names."""

Entity = tuple[int, int, int, str]
"""Sentence, first and last written word, label."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, 0 to 1, over `count` names or words."""

    precision: float
    recall: float
    f1: float
    count: int


def score_names(package: Path | None, conll_file: Path, last: int | None = None) -> dict[str, Score]:
    """Exact names of a `token tag` file per label, and of all labels under `all`; only its `last` sentences if given.

    A name counts as found where it touches the same written words and has the same label.
    """
    sentences = read_names(conll_file)[-last if last else None :]
    articles = [Article(id=str(i), text=" ".join(word for word, _ in s)) for i, s in enumerate(sentences)]
    found = {
        e
        for i, read in enumerate(Annotator(package, own_vectors=True)(articles))
        for e in _found(i, read, sentences[i])
    }
    gold = {entity for i, sentence in enumerate(sentences) for entity in _gold(i, sentence)}
    labels = sorted({label for *_, label in gold | found})
    scores = {label: _score(_of(found, label), _of(gold, label)) for label in labels}
    return scores | {"all": _score(found, gold)}


def _of(entities: set[Entity], label: str) -> set[Entity]:
    return {entity for entity in entities if entity[3] == label}


def _score(found: set[Entity], gold: set[Entity]) -> Score:
    right = len(found & gold)
    precision, recall = right / max(len(found), 1), right / max(len(gold), 1)
    return Score(precision, recall, 2 * right / max(len(found) + len(gold), 1), len(gold))


def _gold(index: int, sentence: list[Tagged]) -> Iterator[Entity]:
    start = 0
    for chunk in chunks(sentence):
        if chunk[0][1] != "O":
            yield index, start, start + len(chunk) - 1, chunk[0][1].partition("-")[2]
        start += len(chunk)


def _found(index: int, read: Annotated, sentence: list[Tagged]) -> Iterator[Entity]:
    word_at = [i for i, (word, _) in enumerate(sentence) for _ in f"{word} "]
    names: Iterable[Name] = (name for parsed in read.sentences for name in parsed.names)
    for name in names:
        yield index, word_at[name.start], word_at[name.end - 1], name.label


def f1_of_names(gold: Iterable[list[str]], found: Iterable[list[str]]) -> float:
    """F1 of exact names, of BIO labels that stand on the same words."""
    pairs = [
        [set(_gold(number, list(zip(labels, labels, strict=True)))) for labels in pair]
        for number, pair in enumerate(zip(gold, found, strict=True))
    ]
    right = sum(len(one & other) for one, other in pairs)
    return 2 * right / max(sum(len(one) + len(other) for one, other in pairs), 1)


def score_treebank(package: Path | None, conllu_file: Path) -> dict[str, Score]:
    """Words, sentences, tags, features, lemmas and trees found in the raw text of a treebank.

    By the CoNLL 2018 evaluation. Lemmas are compared folded, as that is how they are found and looked up. A package
    without tagger and parser has no scores for what they find.
    """
    treebank = read_treebank(conllu_file)
    groups = [treebank[start : start + TOGETHER] for start in range(0, len(treebank), TOGETHER)]
    articles = [Article(id=str(i), text=" ".join(map(_text, group))) for i, group in enumerate(groups)]
    read = [s.words for a in Annotator(package, parse=True, own_vectors=True)(articles) for s in a.sentences]
    gold = [[(u.form, fold(u.lemma), u.tag, u.features, u.head, u.relation) for u in sentence] for sentence in treebank]
    found = [[_columns(number, word) for number, word in enumerate(words, 1)] for words in read]
    scores = ud_scores(_conllu(gold), _conllu(found))
    parsed = any(word.relation for words in read for word in words)
    return {
        name: Score(scores[name].precision, scores[name].recall, scores[name].f1, scores[name].gold_total)
        for name in (*SEGMENTS, *(ANALYSES if parsed else ()))
    }


def _text(sentence: list[Unit]) -> str:
    return "".join(unit.form + ("" if unit.glued else " ") for unit in sentence).strip()


Columns = tuple[str, str, str, str, int, str]
"""Form, lemma, tag, features, head and relation of a word."""


def _columns(number: int, word: Word) -> Columns:
    if not word.relation:  # a chain, which the evaluation takes for a tree
        return word.text, "_", "_", "_", number - 1, "root" if number == 1 else "dep"
    head = 0 if word.head == number - 1 else word.head + 1
    return word.text, word.lemma, word.tag, word.features or "_", head, word.relation


def _conllu(sentences: Iterable[Iterable[Columns]]) -> io.StringIO:
    lines = []
    for sentence in sentences:
        for number, (form, lemma, tag, features, head, relation) in enumerate(sentence, 1):
            lines.append("\t".join((str(number), form, lemma, tag, "_", features, str(head), relation, "_", "_")))
        lines.append("")
    return io.StringIO("\n".join(lines) + "\n")
