"""Training the tokenizer: Stanza's, on a treebank whose clitics are words of their own and concatenate to the text."""

import random
import tempfile
from pathlib import Path

import torch
from stanza.models import tokenizer as stanza_tokenizer

from pipelines.training.augment import Sentence, variant, without_full_stop, without_vowels
from pipelines.training.card import TOKENIZER, tidy
from pipelines.training.corpora import ANERCORP, AQMAR, HELD_OUT, NEWS, PUD, count_words, read_names, read_treebank
from pipelines.training.stems import Stems, whole_words

SEED = 1234
COPIES = 12
STEPS = 1800
LONGEST_SENTENCE = 300
LEAST_COUNT = 8
"""How often a word of the lexicon stands in the news."""

_INSIDE, _WORD_END, _SENTENCE_END = "012"


def train_tokenizer(data: Path, out: Path, steps: int = STEPS, copies: int = COPIES) -> Path:
    """Train on the corpora under `data` and write `tokenizer.pt` under `out`; returns its path.

    Raises InputError where a corpus is missing.
    """
    torch.set_num_threads(1)  # the same sums in the same order on every machine
    with tempfile.TemporaryDirectory() as folder:
        _prepare(data, Path(folder), copies)
        stanza_tokenizer.main(_arguments(Path(folder), out, steps))
    tidy(out / TOKENIZER)
    return out / TOKENIZER


def _prepare(data: Path, folder: Path, copies: int) -> None:
    """Write the files that Stanza's trainer reads: the treebank and variants of it, and a lexicon of whole words."""
    rng = random.Random(SEED)
    counts = count_words(data / NEWS)
    stems = Stems(counts, _known_names(data))
    train = read_treebank(data / PUD / "train.conllu")
    varied = [paragraph for _ in range(copies) for paragraph in _paragraphs(train, rng, stems)]
    _write(folder / "train", varied + _joined([without_vowels(sentence, rng) for sentence in train]))
    develop = read_treebank(data / PUD / "dev.conllu")
    _write(folder / "dev", _joined([without_vowels(sentence, rng) for sentence in develop]))
    (folder / "mwt.json").write_text("[]", encoding="utf-8")
    (folder / "lexicon.txt").write_text("\n".join(whole_words(counts, LEAST_COUNT)), encoding="utf-8")


def _arguments(folder: Path, out: Path, steps: int) -> list[str]:
    options = {
        "--txt_file": folder / "train.txt",
        "--label_file": folder / "train.labels",
        "--dev_txt_file": folder / "dev.txt",
        "--dev_label_file": folder / "dev.labels",
        "--mwt_json_file": folder / "mwt.json",
        "--external_dict": folder / "lexicon.txt",
        "--lang": "ar",
        "--shorthand": "ar_siraa",
        "--save_dir": out,
        "--save_name": TOKENIZER,
        "--max_seqlen": LONGEST_SENTENCE,
        "--batch_size": 32,
        "--steps": steps,
        "--unit_dropout": 0.15,
        "--eval_steps": 200,
        "--seed": SEED,
    }
    return [str(part) for option in options.items() for part in option] + ["--cpu", "--no_use_mwt", "--use_dictionary"]


def _known_names(data: Path) -> set[str]:
    sentences = read_names(data / ANERCORP)[:-HELD_OUT] + read_names(data / AQMAR / "train.txt")
    return {word for sentence in sentences for word, tag in sentence if tag != "O"}


def _paragraphs(sentences: list[Sentence], rng: random.Random, stems: Stems) -> list[list[Sentence]]:
    """A variant of each sentence, in another order, a sixth of them headlines and the rest joined to paragraphs."""
    varied = [variant(sentence, rng, stems) for sentence in rng.sample(sentences, len(sentences))]
    headlines = len(varied) // 6
    paragraphs = [[without_full_stop(sentence, rng)] for sentence in varied[:headlines]]
    return paragraphs + _joined(varied[headlines:], rng.randint(3, 8))


def _joined(sentences: list[Sentence], size: int = 4) -> list[list[Sentence]]:
    return [sentences[start : start + size] for start in range(0, len(sentences), size)]


def _write(stem: Path, paragraphs: list[list[Sentence]]) -> None:
    """Stanza's two files: the text, and a digit for each of its characters."""
    written = [_labelled(paragraph) for paragraph in paragraphs]
    for suffix, column in zip((".txt", ".labels"), zip(*written, strict=True), strict=True):
        stem.with_suffix(suffix).write_text("\n\n".join(column) + "\n", encoding="utf-8")


def _labelled(paragraph: list[Sentence]) -> tuple[str, str]:
    text, labels = "", ""
    for sentence in paragraph:
        for unit in sentence:
            space = "" if unit.glued else " "
            text += unit.form + space
            end = _SENTENCE_END if unit is sentence[-1] else _WORD_END
            labels += _INSIDE * (len(unit.form) - 1) + end + _INSIDE * len(space)
    return text.rstrip(), labels[: len(text.rstrip())]
