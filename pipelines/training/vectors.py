"""Training word vectors: skip-gram on news, its words split as the package's tokenizer splits them."""

import re
import tempfile
from collections import Counter
from pathlib import Path

import torch
from gensim.models import Word2Vec
from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

from pipelines.pieces import clean
from pipelines.training.card import VECTORS
from pipelines.training.corpora import NEWS, read_news
from pipelines.training.splitter import Parts, Splitter

SEED = 1234
SIZE = 100
VOCABULARY = 100_000
EPOCHS = 2

_LEAST_COUNT = 3
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def train_vectors(data: Path, out: Path, epochs: int = EPOCHS) -> Path:
    """Train on the news under `data`, split by the tokenizer of package `out`, and write them for the network there."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "split.txt"
        _write_split(data / NEWS, corpus, Splitter(out))
        model = Word2Vec(
            corpus_file=str(corpus),
            vector_size=SIZE,
            sg=1,
            window=5,
            negative=5,
            sample=1e-4,
            min_count=_LEAST_COUNT,
            max_final_vocab=VOCABULARY,
            epochs=epochs,
            seed=SEED,
            workers=1,
        )
    return _save(model, out / VECTORS)


def _write_split(news: Path, path: Path, splitter: Splitter) -> None:
    counts: Counter[str] = Counter()
    for tokens in map(_tokens, read_news(news)):
        counts.update(tokens)
    parts: dict[str, Parts] = splitter.words(sorted(word for word, count in counts.items() if count >= _LEAST_COUNT))
    with path.open("w", encoding="utf-8") as lines:
        for tokens in map(_tokens, read_news(news)):
            lines.write(" ".join(part for token in tokens for part in parts.get(token, (token,))) + "\n")


def _tokens(line: str) -> list[str]:
    return _TOKEN.findall(clean(line, 0, len(line)).text.lower())


def _save(model: Word2Vec, path: Path) -> Path:
    """Half precision: a hundred thousand words in twenty megabytes, and no measurable loss."""
    words = [word for word in model.wv.index_to_key if " " not in word]
    vectors = torch.tensor(model.wv[words])
    nothing = torch.zeros(len(VOCAB_PREFIX), SIZE)
    pretrain = Pretrain(str(path))
    pretrain._vocab = PretrainedWordVocab(words)
    pretrain._emb = torch.cat([nothing, vectors]).half()
    pretrain.save(str(path))
    return path
