"""Training the name tagger: Stanza's, on ANERcorp and AQMAR, with the package's own tokenizer and vectors."""

import logging
import random
from pathlib import Path
from typing import Any

import torch
from stanza.models import ner_tagger
from stanza.models.common.doc import NER, TEXT, Document
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.utils import set_random_seed
from stanza.models.ner.data import DataLoader
from stanza.models.ner.scorer import score_by_entity
from stanza.models.ner.trainer import Trainer

from pipelines.training.corpora import ANERCORP, AQMAR, HELD_OUT, NEWS, count_words, read_names
from pipelines.training.names import Sentence, Spelling, Variation, respelled, short, split
from pipelines.training.splitter import Splitter

SEED = 1234
EPOCHS = 10
BATCH = 32
LEARNING_RATE = 1e-3
FINAL_RATE = 1e-4

_logger = logging.getLogger(__name__)


class Bucketed(DataLoader):  # type: ignore[misc]
    """Stanza's loader with sentences of like length in a batch: less padding, several times the speed."""

    def chunk_batches(self, data: list[Any]) -> list[list[Any]]:
        """Batches in random order, the sentences in each of similar length."""
        ordered = sorted(data, key=lambda item: (len(item[0]), random.random()))
        batches = [ordered[start : start + self.batch_size] for start in range(0, len(ordered), self.batch_size)]
        if not self.eval:
            random.shuffle(batches)
            return batches
        return [data[start : start + self.batch_size] for start in range(0, len(data), self.batch_size)]


def train_ner(data: Path, out: Path, epochs: int = EPOCHS) -> Path:
    """Train with the tokenizer and vectors of package `out` and write `ner.pt` there.

    The epoch that is best on the held-out sentences is kept.
    """
    set_random_seed(SEED)
    torch.set_num_threads(1)  # the same sums in the same order on every machine
    splitter = Splitter(out)
    training = _training(data, splitter)
    held_out = split(read_names(data / ANERCORP)[-HELD_OUT:], splitter)
    arguments = _arguments(out)
    vectors = Pretrain(str(out / "vectors.pt"))
    batches = Bucketed(_document(training), BATCH, arguments, vectors, evaluation=False)
    trainer = Trainer(args=arguments, vocab=batches.vocab, pretrain=vectors, device="cpu")
    develop = Bucketed(_document(held_out), BATCH, arguments, vectors, vocab=batches.vocab, evaluation=True)
    _fit(trainer, batches, develop, epochs, out / "ner.pt")
    return out / "ner.pt"


def _training(data: Path, splitter: Splitter) -> list[Sentence]:
    """Each sentence as it is and as a variant in the spelling of newspapers."""
    rng = random.Random(SEED)
    written = read_names(data / ANERCORP)[:-HELD_OUT] + read_names(data / AQMAR / "train.txt")
    sentences = short(split(written, splitter))
    spelled = short(split(respelled(written, Spelling(count_words(data / NEWS))), splitter))
    variation = Variation(spelled)
    return sentences + [variation(sentence, rng) for sentence in spelled]


def _arguments(out: Path) -> dict[str, Any]:
    options: list[object] = ["--shorthand", "ar_siraa", "--save_dir", out, "--save_name", "ner.pt", "--seed", SEED]
    options += ["--optim", "adam", "--lr", LEARNING_RATE, "--word_dropout", 0.02, "--locked_dropout", 0.1, "--cpu"]
    options += ["--char_hidden_dim", 50, "--char_emb_dim", 50, "--hidden_dim", 200, "--batch_size", BATCH]
    arguments: dict[str, Any] = ner_tagger.parse_args([str(option) for option in options])
    return arguments


def _document(sentences: list[Sentence]) -> Document:
    return Document([[{"id": (i,), TEXT: w, NER: t} for i, (w, t) in enumerate(s, 1)] for s in sentences])


def _fit(trainer: Trainer, batches: Bucketed, develop: Bucketed, epochs: int, path: Path) -> None:
    gold = [[tags[0] for tags in sentence] for sentence in develop.tags]
    best = -1.0
    for epoch in range(epochs):
        rate = LEARNING_RATE * (FINAL_RATE / LEARNING_RATE) ** (epoch / max(epochs - 1, 1))
        for group in trainer.optimizer.param_groups:
            group["lr"] = rate
        loss = sum(trainer.update(batch) for batch in batches) / len(batches)
        with torch.no_grad():
            found = [tags for batch in develop for tags in trainer.predict(batch)]
        score = score_by_entity(found, gold)[2]
        _logger.info("epoch %d of %d: loss %.2f, F1 %.4f", epoch + 1, epochs, loss, score)
        if score > best:
            best = score
            trainer.save(str(path))
        batches.reshuffle()
