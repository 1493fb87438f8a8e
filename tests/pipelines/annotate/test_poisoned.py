"""Model files that would run a program if they were unpickled: they are refused, and nothing runs."""

import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from graph.errors import ModelError
from pipelines.annotate import Annotator
from pipelines.annotate.network.storage import load_network
from pipelines.annotate.weights import load_weights
from pipelines.extract.models import load_models
from pipelines.models import describe, pipeline_options, shipped
from pipelines.training.card import tidy


class Poison:
    """Writes a file as soon as it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return exec, (f"open({str(self._mark)!r}, 'w').close()",)


class Poisoner:
    """Writes files that hold a poison, beside whatever else they should, and knows whether it ran."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def write(self, path: Path, way: str, wanted: object = None) -> Path:
        content = {"emb": wanted, "state": Poison(self.mark), "config": {"x": Poison(self.mark)}}
        if way == "pickle":
            path.write_bytes(pickle.dumps(content))
        else:
            torch.save(content, path, _use_new_zipfile_serialization=way == "zip")
        return path


@pytest.fixture
def poisoner(tmp_path: Path) -> Poisoner:
    """One whose poison is known to work."""
    poisoner = Poisoner(tmp_path / "ran")
    pickle.loads(pickle.dumps(Poison(poisoner.mark)))
    assert poisoner.mark.exists()
    poisoner.mark.unlink()
    return poisoner


WAYS = pytest.mark.parametrize("way", ["pickle", "legacy", "zip"])


@WAYS
@pytest.mark.parametrize("load", [load_weights, load_network, tidy])
def test_weights_run_nothing(poisoner: Poisoner, tmp_path: Path, load: Any, way: str) -> None:
    path = poisoner.write(tmp_path / "network.pt", way)
    with pytest.raises(ModelError, match=r"network\.pt: is damaged, or holds more than weights") as error:
        load(path)
    assert not poisoner.mark.exists()
    assert "weights_only" not in str(error.value)


@WAYS
@pytest.mark.parametrize("name", ["tokenizer.pt", "network.pt"])
def test_a_package_runs_nothing(poisoner: Poisoner, tmp_path: Path, name: str, way: str) -> None:
    package = tmp_path / "package"
    shutil.copytree(shipped(), package)
    poisoner.write(package / name, way)
    with pytest.raises(ModelError, match=rf"{name}: is damaged, or holds more than weights"):
        Annotator(package)
    assert not poisoner.mark.exists()


@WAYS
@pytest.mark.parametrize("model", ["tokenize", "pretrain", "ner", "forward_charlm"])
def test_a_folder_of_stanzas_runs_nothing_and_stanza_never_sees_it(
    poisoner: Poisoner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str, way: str
) -> None:
    def see(**_: object) -> None:
        raise AssertionError("Stanza was given the folder")

    monkeypatch.setattr("stanza.Pipeline", see)
    (tmp_path / "ar" / model).mkdir(parents=True)
    poisoner.write(tmp_path / "ar" / model / "small.pt", way)
    resources: dict[str, Any] = {"ar": {"tokenize": {"small": {}}, "ner": {"small": {}}}}
    (tmp_path / "resources.json").write_text(json.dumps(resources), encoding="utf-8")
    with pytest.raises(ModelError, match=r"small\.pt: is damaged, or holds more than weights"):
        Annotator(tmp_path)
    assert not poisoner.mark.exists()


def test_models_of_events_run_nothing(poisoner: Poisoner, tmp_path: Path) -> None:
    path = tmp_path / "events.npz"
    poisoned: dict[str, Any] = {"context/features": np.array([Poison(poisoner.mark)], dtype=object)}
    np.savez(path, **poisoned)
    with pytest.raises(ModelError, match="not a file of extraction models"):
        load_models(path)
    path.write_bytes(pickle.dumps(Poison(poisoner.mark)))
    with pytest.raises(ModelError, match="not a file of extraction models"):
        load_models(path)
    assert not poisoner.mark.exists()


@pytest.mark.parametrize(
    "files",
    [
        {"tokenize_model_path": "../network.pt"},
        {"tokenize_model_path": "/etc/passwd"},
        {"download_method": "network.pt"},
        {"resources_filepath": "network.pt"},
        {"tokenize_model_path": 3},
    ],
)
def test_a_description_can_only_name_models_beside_it(tmp_path: Path, files: dict[str, object]) -> None:
    fields = describe(shipped()).model_dump(mode="json") | {"files": files}
    (tmp_path / "package.json").write_text(json.dumps(fields), encoding="utf-8")
    with pytest.raises(ModelError, match=r"package\.json: does not describe a language package"):
        pipeline_options(tmp_path)


@pytest.mark.parametrize("content", ["[" * 100_000, "\xff", '{"ar": 3}', "[]", ""])
def test_a_broken_list_of_stanzas_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "resources.json").write_text(content, encoding="latin-1")
    with pytest.raises(ModelError, match=r"resources\.json: names no Arabic package"):
        pipeline_options(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"shape": {"pieces": 10**12, "hidden": 10**6, "heads": 1000, "layers": 1}},
        {"vector_size": 10**9},
        {"pieces": "{"},
        {"inventory": {"names": 3}},
        {"inventory": {"x": ["O"]}},
        {"state": {}},
        {"words": None, "characters": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_parts_that_do_not_fit_are_told_of_and_take_no_memory(tmp_path: Path, change: dict[str, object]) -> None:
    saved = torch.load(shipped() / "network.pt", weights_only=True)
    torch.save(saved | change, tmp_path / "network.pt")
    with pytest.raises(ModelError, match=r"network\.pt: not a network of siraa"):
        load_network(tmp_path / "network.pt")
