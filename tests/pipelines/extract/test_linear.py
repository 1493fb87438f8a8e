"""Linear models: probabilities, and the file that they are kept in."""

from pathlib import Path

import numpy as np
import pytest

from graph.errors import ModelError
from pipelines.extract.linear import LinearModel, load_models, save_models


def model() -> LinearModel:
    weights = np.array([[2, 0, 0], [0, 3, 0], [0, 0, 1]], dtype=np.float32)
    return LinearModel(("أحمر", "green", "none"), {"w=تفاح": 0, "w=leaf": 1}, weights)


def test_probabilities_follow_the_weights_and_the_bias() -> None:
    found = model().probabilities(["w=تفاح"])
    exps = np.exp([2.0, 0.0, 1.0])
    assert found == pytest.approx(exps / exps.sum())


def test_unknown_features_leave_the_bias_alone() -> None:
    assert model().best(["w=never seen"])[0] == "none"
    assert model().probabilities([]) == pytest.approx(model().probabilities(["x", "y"]))


def test_saved_models_come_back(tmp_path: Path) -> None:
    path = tmp_path / "models.npz"
    plain = LinearModel(("no", "yes"), {}, np.array([[0.0, 1.0]], dtype=np.float32))
    save_models(path, {"event": model(), "claim.first": plain})
    loaded = load_models(path)
    assert set(loaded) == {"event", "claim.first"}
    assert loaded["event"].classes == model().classes
    for features in (["w=تفاح"], ["w=leaf"], []):
        assert loaded["event"].probabilities(features) == pytest.approx(model().probabilities(features), abs=1e-3)
    assert loaded["claim.first"].best([])[0] == "yes"


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
    save_models(path, {"event": model()})
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
