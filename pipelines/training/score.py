"""Measuring a language package: names against a tagged file, words and sentences against a treebank."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stanza.models.common.utils import ud_scores

from pipelines.annotate import Annotator
from pipelines.article import Annotated, Article, Name
from pipelines.training.corpora import Tagged, Unit, read_names, read_treebank
from pipelines.training.names import chunks

TOGETHER = 4
"""Treebank sentences in a paragraph, so that their ends have to be found."""

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
    found = {e for i, read in enumerate(Annotator(package)(articles)) for e in _found(i, read, sentences[i])}
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


def score_words(package: Path | None, conllu_file: Path) -> dict[str, Score]:
    """Words and sentences found in the raw text of a treebank, by the CoNLL 2018 evaluation."""
    treebank = read_treebank(conllu_file)
    groups = [treebank[start : start + TOGETHER] for start in range(0, len(treebank), TOGETHER)]
    articles = [Article(id=str(i), text=" ".join(map(_text, group))) for i, group in enumerate(groups)]
    read = [[w.text for w in s.words] for a in Annotator(package)(articles) for s in a.sentences]
    gold = [[unit.form for unit in sentence] for sentence in treebank]
    scores = ud_scores(_conllu(gold), _conllu(read))
    return {
        name: Score(scores[name].precision, scores[name].recall, scores[name].f1, scores[name].gold_total)
        for name in ("Words", "Sentences")
    }


def _text(sentence: list[Unit]) -> str:
    return "".join(unit.form + ("" if unit.glued else " ") for unit in sentence).strip()


def _conllu(sentences: list[list[str]]) -> io.StringIO:
    """The words as the evaluation wants them, with a tree that it does not look at."""
    lines = []
    for sentence in sentences:
        for number, word in enumerate(sentence, 1):
            lines.append(
                "\t".join((str(number), word, *"____", str(number - 1), "root" if number == 1 else "dep", "_", "_"))
            )
        lines.append("")
    return io.StringIO("\n".join(lines) + "\n")
