"""Classifiers: probabilities, and the file that they are kept in."""

from pathlib import Path

import numpy as np
import pytest

from graph.errors import ModelError
from pipelines.extract.classifier import Classifier, load_classifiers, save_classifiers
from pipelines.extract.observation import Observation

CLASSES = ("أحمر", "green", "none")
FEATURES = {"w=تفاح": 0, "w=leaf": 1}
VECTOR, HIDDEN = 4, 3


def weights(of_mentions: bool = False, seed: int = 3) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)

    def table(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32)

    found = {
        "wide": table(len(FEATURES), len(CLASSES)),
        "deep": table(len(FEATURES), HIDDEN),
        "mean": table(VECTOR),
        "scale": np.abs(table(VECTOR)),
        "trigger": table(VECTOR, HIDDEN),
        "hidden_bias": table(HIDDEN),
        "out": table(HIDDEN * (2 if of_mentions else 1), len(CLASSES)),
        "out_bias": table(len(CLASSES)),
    }
    if of_mentions:
        found["mention"] = table(VECTOR, HIDDEN)
        for side in ("trigger_side", "mention_side"):
            found |= {side: table(VECTOR, HIDDEN), f"{side}_bias": table(HIDDEN)}
    return found


def vector(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def plain() -> Classifier:
    return Classifier(CLASSES, FEATURES, weights())


def test_probabilities_are_those_of_one_hidden_layer_and_the_wide_weights() -> None:
    given, told = weights(), vector(1, -2, 0.5, 3)
    hidden = given["deep"][0] + ((told - given["mean"]) * given["scale"]) @ given["trigger"] + given["hidden_bias"]
    scores = given["wide"][0] + np.maximum(hidden, 0) @ given["out"] + given["out_bias"]
    exps = np.exp(scores)
    found = plain().probabilities(Observation(["w=تفاح", "w=never seen"], told))
    assert found == pytest.approx(exps / exps.sum(), abs=1e-5)


def test_a_mention_changes_the_probabilities() -> None:
    both = Classifier(CLASSES, FEATURES, weights(of_mentions=True))
    told = vector(1, 2, 3, 4)
    near = both.probabilities(Observation(["w=leaf"], told, vector(1, 0, 0, 0)))
    far = both.probabilities(Observation(["w=leaf"], told, vector(-1, 0, 0, 2)))
    assert near.sum() == pytest.approx(1)
    assert np.abs(near - far).max() > 0.01


def test_an_unknown_vector_is_an_average_one() -> None:
    average = weights()["mean"]
    assert plain().probabilities(Observation(["w=leaf"])) == pytest.approx(
        plain().probabilities(Observation(["w=leaf"], average)), abs=1e-6
    )


def test_a_feature_counts_once_and_an_unknown_one_not_at_all() -> None:
    once = plain().probabilities(Observation(["w=leaf"]))
    assert plain().probabilities(Observation(["w=leaf", "x", "w=leaf"])) == pytest.approx(once)


def test_saved_classifiers_come_back(tmp_path: Path) -> None:
    path = tmp_path / "models.npz"
    both = Classifier(CLASSES, FEATURES, weights(of_mentions=True))
    save_classifiers(path, {"event": plain(), "claim.first": both})
    loaded = load_classifiers(path)
    assert set(loaded) == {"event", "claim.first"}
    assert loaded["event"].classes == CLASSES
    for features in (["w=تفاح"], ["w=leaf"], []):
        told = Observation(features, vector(1, 2, 0, 0), vector(0, 1, 0, 2))
        assert loaded["event"].probabilities(told) == pytest.approx(plain().probabilities(told), abs=0.02)
        assert loaded["claim.first"].probabilities(told) == pytest.approx(both.probabilities(told), abs=0.02)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"absent\.npz"):
        load_classifiers(tmp_path / "absent.npz")


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"PK\x03\x04 cut off in the middle"])
def test_garbage_is_not_taken_for_models(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.npz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="not a file of extraction models"):
        load_classifiers(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_file_cut_short_is_not_taken_for_models(tmp_path: Path, share: float) -> None:
    path = tmp_path / "cut.npz"
    save_classifiers(path, {"event": plain()})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelError, match=r"cut\.npz: not a file of extraction models"):
        load_classifiers(path)


def test_single_array_is_not_taken_for_models(tmp_path: Path) -> None:
    path = tmp_path / "single.npy"
    np.save(path, np.zeros(3))
    with pytest.raises(ModelError, match="not a file of extraction models"):
        load_classifiers(path)


def test_archive_of_other_things_is_not_taken_for_models(tmp_path: Path) -> None:
    path = tmp_path / "other.npz"
    np.savez(path, something=np.zeros(3))
    with pytest.raises(ModelError, match="not a file of extraction models"):
        load_classifiers(path)
