"""The file that the models of the extract stage are kept in."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from graph.errors import ModelError
from pipelines.extract.across import stretches
from pipelines.extract.attention import HEADS
from pipelines.extract.classifier import Classifier
from pipelines.extract.context import Context
from pipelines.extract.models import Models, load_models, save_models
from pipelines.extract.observation import FeatureGroup, Observation
from pipelines.extract.scene import Scene
from tests.pipelines.extract.test_classifier import BOTH, PLAIN, VECTORS

SIZE, GIVEN, REACH, SENTENCES_APART = 2 * HEADS, 5, 2, 1
TAGS = {"place": 0, "actor=state": 1}


def context(seed: int = 3) -> Context:
    rng = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "mean": (GIVEN,),
        "scale": (GIVEN,),
        "enter.weight": (GIVEN, SIZE),
        "enter.bias": (SIZE,),
        "tags": (len(TAGS), SIZE),
        "norm.weight": (SIZE,),
        "norm.bias": (SIZE,),
        "blocks.0.distance": (HEADS, 2 * REACH + 1),
        "across.norm.weight": (SIZE,),
        "across.norm.bias": (SIZE,),
        "across.attend.weight": (SIZE, 3 * SIZE),
        "across.attend.bias": (3 * SIZE,),
        "across.attended.weight": (SIZE, SIZE),
        "across.attended.bias": (SIZE,),
        "across.position": (HEADS, 2 * (2 * SENTENCES_APART + 1)),
    }
    layers = {"near": (3 * SIZE, SIZE), "attend": (SIZE, 3 * SIZE), "attended": (SIZE, SIZE)}
    for name, shape in (layers | {"wide": (SIZE, 7), "narrow": (7, SIZE)}).items():
        shapes |= {f"blocks.0.{name}.weight": shape, f"blocks.0.{name}.bias": shape[1:]}
    for number in range(3):
        shapes |= {f"blocks.0.norms.{number}.{part}": (SIZE,) for part in ("weight", "bias")}
    weights = {name: (rng.normal(size=shape) / 2).astype(np.float32) for name, shape in shapes.items()}
    return Context(TAGS, weights)


CONTEXT = context()
SENTENCES = [np.random.default_rng(n).normal(size=(n, GIVEN)).astype(np.float16) for n in (3, 1, 6)]
NO_TAGS: list[list[list[int]]] = [[[] for _ in sentence] for sentence in SENTENCES]


def test_a_sentence_is_read_alike_alone_and_beside_others() -> None:
    together = CONTEXT(SENTENCES, NO_TAGS)
    assert together.shape == (10, SIZE)
    for sentence, tags, start in zip(SENTENCES, NO_TAGS, (0, 3, 4), strict=True):
        alone = CONTEXT([sentence], [tags])
        assert together[start : start + len(alone)] == pytest.approx(alone, abs=1e-4)


def test_sentences_are_read_alike_in_one_batch_and_in_many(monkeypatch: pytest.MonkeyPatch) -> None:
    together = CONTEXT(SENTENCES, NO_TAGS)
    monkeypatch.setattr("pipelines.extract.context.TOGETHER", 4)
    assert CONTEXT(SENTENCES, NO_TAGS) == pytest.approx(together, abs=1e-4)


def test_words_that_stand_for_something_attend_to_other_sentences() -> None:
    tagged = stretches([["a", "", ""], [""], ["", "a", "", "b", "", ""]])
    alone, read = CONTEXT(SENTENCES, NO_TAGS), CONTEXT(SENTENCES, NO_TAGS, tagged)
    changed = np.abs(alone - read).max(axis=1) > 1e-4
    assert changed[[0, 5, 7]].all()
    assert not changed[3]


def test_what_stands_for_the_same_is_told_from_other_words() -> None:
    same, other = (CONTEXT(SENTENCES, NO_TAGS, stretches([["a", "", ""], [name]])) for name in "ab")
    assert np.abs(same - other).max() > 0.01


def test_words_of_a_long_article_attend_stretch_by_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.extract.across.TOGETHER", 2)
    first, last = stretches([["a", "b", ""], ["a"]])
    assert (first.rows.tolist(), last.rows.tolist(), last.sentences.tolist()) == ([0, 1], [3], [1])
    assert first.referents[0] == last.referents[0] != first.referents[1]


def test_positions_are_sentences_apart_and_whether_two_words_stand_for_the_same() -> None:
    [stretch] = stretches([["a"], [], [], ["b"], ["a"]])
    assert stretch.positions(1).tolist() == [[4, 2, 5], [0, 4, 2], [3, 0, 4]]


def test_half_and_single_precision_are_read_alike() -> None:
    tiny = np.array([[0.0, -0.0, 6e-8, -65504, 1.0]], dtype=np.float16)
    assert np.array_equal(CONTEXT([tiny], [[[]]]), CONTEXT([tiny.astype(np.float32)], [[[]]]))


def test_words_know_their_neighbours_and_their_place() -> None:
    found = CONTEXT([SENTENCES[2]], [NO_TAGS[2]])
    turned = CONTEXT([SENTENCES[2][::-1]], [NO_TAGS[2]])
    assert np.abs(found - turned[::-1]).max() > 0.01


def test_tags_change_what_words_mean() -> None:
    plain = CONTEXT([SENTENCES[0]], [NO_TAGS[0]])
    tagged = CONTEXT([SENTENCES[0]], [[[], [0, 1], []]])
    assert np.abs(plain - tagged).max() > 0.01


def test_sentence_without_words_has_no_vectors() -> None:
    found = CONTEXT([SENTENCES[0][:0], SENTENCES[0]], [[], NO_TAGS[0]])
    assert found == pytest.approx(CONTEXT([SENTENCES[0]], [NO_TAGS[0]]), abs=1e-5)


def test_words_of_another_network_are_refused() -> None:
    sentence = SimpleNamespace(vectors=np.zeros((2, GIVEN + 1), np.float16))
    scene = cast(Scene, SimpleNamespace(sentence=sentence))
    with pytest.raises(ModelError, match="know words by 5 numbers, and the language package gives 6"):
        CONTEXT.read([scene])


def test_saved_models_come_back(tmp_path: Path) -> None:
    path = tmp_path / "models.npz"
    save_models(path, Models(CONTEXT, {"event": PLAIN, "claim.first": BOTH}))
    loaded = load_models(path)
    assert set(loaded.classifiers) == {"event", "claim.first"}
    assert loaded.classifiers["event"].classes == PLAIN.classes
    assert loaded.context.tags == TAGS
    tagged = stretches([["a"] * len(sentence) for sentence in SENTENCES])
    assert loaded.context(SENTENCES, NO_TAGS, tagged) == pytest.approx(CONTEXT(SENTENCES, NO_TAGS, tagged), abs=0.05)
    for features in (["w=تفاح"], ["w=leaf"], []):
        told = [Observation([FeatureGroup(tuple(features))], (0, 1), (2, 3))]
        for name, model in (("event", PLAIN), ("claim.first", BOTH)):
            found = loaded.classifiers[name].scores(told, VECTORS)
            assert found == pytest.approx(model.scores(told, VECTORS), abs=0.05)


def test_large_tables_keep_their_rows_in_eight_bits(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    table = rng.normal(size=(3000, 4)).astype(np.float32) * rng.uniform(0.01, 9, size=(3000, 1)).astype(np.float32)
    names = {f"w={row}": row for row in range(len(table))}
    path = tmp_path / "models.npz"
    weights = {**PLAIN.weights, "wide": np.zeros((len(table), len(PLAIN.classes)), np.float32), "deep": table}
    save_models(path, Models(CONTEXT, {"event": Classifier(PLAIN.classes, names, weights)}))
    found = load_models(path).classifiers["event"].weights["deep"]
    assert (np.abs(found - table) <= np.abs(table).max(axis=1, keepdims=True) / 200).all()
    assert path.stat().st_size < table.nbytes


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"absent\.npz"):
        load_models(tmp_path / "absent.npz")


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"PK\x03\x04 cut off in the middle"])
def test_garbage_is_not_taken_for_models(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.npz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="not a file of extraction models"):
        load_models(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_file_cut_short_is_not_taken_for_models(tmp_path: Path, share: float) -> None:
    path = tmp_path / "cut.npz"
    save_models(path, Models(CONTEXT, {"event": PLAIN}))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelError, match=r"cut\.npz: not a file of extraction models"):
        load_models(path)


def test_single_array_is_not_taken_for_models(tmp_path: Path) -> None:
    path = tmp_path / "single.npy"
    np.save(path, np.zeros(3))
    with pytest.raises(ModelError, match="not a file of extraction models"):
        load_models(path)


def test_archive_of_other_things_is_not_taken_for_models(tmp_path: Path) -> None:
    path = tmp_path / "other.npz"
    np.savez(path, something=np.zeros(3))
    with pytest.raises(ModelError, match="not a file of extraction models"):
        load_models(path)


def test_every_classifier_is_pruned() -> None:
    counts = {"event": np.ones(len(PLAIN.features), int), "role": np.ones(len(BOTH.features), int)}
    models = Models(CONTEXT, {"event": PLAIN, "role": BOTH}).pruned(np.inf, counts)
    assert [len(model.features) for model in models.classifiers.values()] == [0, 0]
    told = [Observation([FeatureGroup(tuple(PLAIN.features))], (0, 1))]
    assert models.classifiers["event"].scores(told, VECTORS).shape == (1, len(PLAIN.classes))
