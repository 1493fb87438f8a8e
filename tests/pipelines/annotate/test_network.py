"""The network, untrained: what it reads has the right shape, whatever it says, and comes back from a file the same."""

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models

from graph.folding import fold
from pipelines.annotate.network import Analysis, Network
from pipelines.annotate.network.encoder import Encoder, Shape, WordPieces, pad, pool
from pipelines.annotate.network.heads import _tree
from pipelines.annotate.network.lemmas import apply, edit
from pipelines.annotate.network.network import LONGEST, Inventory
from pipelines.annotate.network.representation import Indexer, Representation
from pipelines.annotate.network.storage import load_network, save_network

INVENTORY = Inventory(
    names=("O", "B-PER", "I-PER", "B-LOC", "I-LOC"),
    tags=("NOUN", "VERB", "PUNCT"),
    features=("_", "Number=Sing"),
    edits=(edit("كتب", "كتب"), edit("الكتب", "كتاب")),
    relations=("root", "nsubj", "punct"),
    vocalised=("قَصْف",),
)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
words = st.text(alphabet=LETTERS + "ةى.1a\u200f", min_size=1, max_size=8)


def make_network(encoder: bool = True, vectors: bool = True) -> Network:
    torch.manual_seed(1)
    vocabulary = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((letter, -1.0) for letter in LETTERS)]
    pieces = WordPieces(Tokenizer(models.Unigram(vocabulary, unk_id=3)).to_str())
    shape = Shape(pieces=len(pieces), layers=2, hidden=24, heads=2, feed=48)
    representation = Representation(
        torch.randn(5, 8) if vectors else None, len(LETTERS), Encoder(shape) if encoder else None
    )
    indexer = Indexer(["قصف", "حلب", "."] if vectors else [], LETTERS, pieces if encoder else None)
    return Network(indexer, representation, INVENTORY)


NETWORK = make_network()


def assert_whole(analysis: Analysis, length: int) -> None:
    """Every word has a value of each kind, and the heads are a tree."""
    for values in (analysis.names, analysis.tags, analysis.features, analysis.lemmas, analysis.relations):
        assert len(values) == length
    assert_tree(analysis.heads, length)


def assert_tree(heads: list[int], length: int) -> None:
    assert len(heads) == length
    assert heads.count(0) == 1
    for word in range(1, length + 1):
        seen: set[int] = set()
        while word:
            assert word not in seen
            seen.add(word)
            word = heads[word - 1]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(words, min_size=1, max_size=12), min_size=1, max_size=5))
def test_every_word_is_read(sentences: list[list[str]]) -> None:
    for sentence, analysis in zip(sentences, NETWORK.read(sentences), strict=True):
        assert_whole(analysis, len(sentence))


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1, 3 * LONGEST + 7])
def test_a_long_sentence_is_one_tree(length: int) -> None:
    (analysis,) = NETWORK.read([["قصف", "حلب", "."] * (length // 3) + ["حلب"] * (length % 3)])
    assert_whole(analysis, length)


def test_a_sentence_is_read_the_same_in_any_company() -> None:
    sentence = ["قصف", "الجيش", "حلب", "."]
    alone = NETWORK.read([sentence])
    assert NETWORK.read([["حلب"], sentence, ["قصف", "حلب"] * 40])[1:2] == alone


def test_a_lemma_is_vocalised_where_that_is_known() -> None:
    lemmas = [lemma for analysis in NETWORK.read([["قصف", "حلب"], ["الجيش"]]) for lemma in analysis.lemmas]
    assert {"قَصْف" if fold(lemma) == "قصف" else fold(lemma) for lemma in lemmas} == set(lemmas)


def test_words_of_many_pieces_are_read() -> None:
    (analysis,) = NETWORK.read([["قصفحلب" * 3] * LONGEST])
    assert_whole(analysis, LONGEST)


def test_only_the_heads_asked_for_are_read() -> None:
    (analysis,) = NETWORK.read([["قصف", "حلب"]], frozenset(("ner",)))
    assert len(analysis.names) == 2
    assert analysis == Analysis(names=analysis.names)


@pytest.mark.parametrize("length", [1, LONGEST, 2 * LONGEST + 5])
def test_every_word_has_a_vector(length: int) -> None:
    both = NETWORK.read([["قصف"] * length, ["حلب"]], frozenset(("vectors",)))
    assert both[0].vectors is not None
    assert both[1].vectors is not None
    encoder, vectors = NETWORK.representation.encoder, NETWORK.representation.vectors
    assert encoder is not None
    assert vectors is not None
    size = encoder.shape.hidden + vectors.embedding_dim
    assert both[0].vectors.shape == (length, size)
    assert both[1].vectors.shape == (1, size)
    with torch.inference_mode():
        represented = NETWORK.represent([["قصف"] * length, ["حلب"]]).numpy()
    assert represented == pytest.approx(np.concatenate([both[0].vectors, both[1].vectors]), abs=0.01)
    (alone,) = NETWORK.read([["حلب"]], frozenset(("vectors",)))
    assert both[1].vectors == pytest.approx(alone.vectors, abs=0.01)


@pytest.mark.parametrize(("encoder", "vectors"), [(True, True), (False, True), (True, False), (False, False)])
def test_a_network_comes_back_from_its_file(encoder: bool, vectors: bool, tmp_path: Path) -> None:
    network = make_network(encoder, vectors)
    save_network(network, tmp_path / "network.pt")
    loaded = load_network(tmp_path / "network.pt")
    sentences = [["قصف", "الجيش", "حلب", "."], ["حلب"]]
    assert loaded.read(sentences) == network.read(sentences)
    assert loaded.indexer.words == network.indexer.words


def test_tables_in_eight_bits_are_close(tmp_path: Path) -> None:
    network = make_network()
    table = torch.randn(200, 100)
    probe = torch.nn.Linear(100, 200)
    probe.weight.data = table
    network.syntax_trunk.probe = probe
    save_network(network, tmp_path / "network.pt")
    saved = torch.load(tmp_path / "network.pt", weights_only=True)["state"]["syntax_trunk.probe.weight"]
    assert saved["rows"].dtype == torch.int8
    assert (saved["rows"].float() * saved["scale"] - table).abs().max() < table.abs().max() / 200


def test_what_is_frozen_learns_nothing() -> None:
    encoder = Encoder(Shape(pieces=10, layers=3, hidden=24, heads=2, feed=48))
    encoder.freeze(2)
    encoder.train()
    encoder(torch.tensor([[0, 4, 5, 2]])).sum().backward()
    learning = {name.split(".")[1] for name, p in encoder.named_parameters() if p.grad is not None and "layers" in name}
    assert learning == {"2"}
    assert encoder.pieces.weight.grad is None
    assert [layer.training for layer in encoder.layers] == [False, False, True]


def test_pieces_are_pooled_to_words() -> None:
    ids, owners = pad([[(4, 5), (6,)], [(7,)]])
    assert ids.tolist() == [[0, 4, 5, 6, 2], [0, 7, 2, 1, 1]]
    assert owners.tolist() == [[2, 0, 0, 1, 2], [2, 0, 2, 2, 2]]
    vectors = torch.arange(10.0).reshape(2, 5, 1)
    assert pool(vectors, owners, 2).tolist() == [[[1.5], [3.0]], [[6.0], [0.0]]]


@given(st.text(alphabet=LETTERS, min_size=1, max_size=8), st.text(alphabet=LETTERS, min_size=1, max_size=8))
def test_an_edit_makes_the_lemma_it_was_made_of(word: str, lemma: str) -> None:
    word, lemma = fold(word), fold(lemma)
    assert apply(edit(word, lemma), word) == lemma


def test_an_edit_fits_other_words_too() -> None:
    assert apply(edit(fold("الجنود"), fold("جنود")), fold("القوات")) == fold("قوات")
    assert apply(edit(fold("والدهما"), fold("والد")), "في") == "في"


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 9), st.integers(0, 10_000))
def test_heads_are_the_best_tree(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length + 1, length + 1)).astype(np.float32)
    assert_tree(_tree(scores), length)


def test_greedy_heads_are_taken_where_they_are_a_tree() -> None:
    scores = np.full((4, 4), -5.0, dtype=np.float32)
    for word, head in ((1, 2), (2, 0), (3, 2)):
        scores[word, head] = 1
    assert _tree(scores) == [2, 0, 2]
