"""The whole training on a corpus of a few sentences: a package comes out that reads."""

import json
import lzma
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from graph.errors import InputError, ModelError
from pipelines.annotate import Annotator
from pipelines.annotate.network.storage import load_network
from pipelines.article import Article
from pipelines.extract.extractor import Extractor
from pipelines.models import describe, event_models, shipped
from pipelines.training import EVENTS, JOINT, PARTS, WORK, card, events, joint, network, train
from pipelines.training.compare import measure
from pipelines.training.examples import read_examples
from pipelines.training.joint import JointRecipe
from pipelines.training.network import Recipe, train_network
from pipelines.training.score import score_names, score_treebank
from pipelines.training.splitter import Splitter
from pipelines.training.tokenizer import train_tokenizer
from pipelines.training.vectors import train_vectors
from tests.pipelines.training.test_encoder import write_weights

SENTENCES = (
    "زار سامي دمشق .",
    "عاد الهدوء إلى بيروت .",
    "قال الوزير إن الجيش دخل المدينة .",
    "سقطت قذيفة على السوق .",
    "وصل الوفد إلى القاهرة أمس .",
)
RECIPE = Recipe(epochs=12, settling=2, layers=0, trees=1, rate=1e-2)
SHORT = JointRecipe(alone=1, epochs=1, settling=1, frozen=1)
TAGS = {"سامي": "B-PER", "دمشق": "B-LOC", "بيروت": "B-LOC", "القاهرة": "B-LOC"}


def silent(line: str) -> None:
    """Hears nothing."""


def pos(word: str) -> str:
    return "PUNCT" if word == "." else "PROPN" if word in TAGS else "NOUN"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for path in ("ud/ar_pud", "ner/anercorp", "ner/aqmar", "text"):
        (folder / path).mkdir(parents=True)
    trees = "\n\n".join(
        "\n".join(
            f"{number}\t{word}\t{word}\t{pos(word)}\t_\t_\t{number - 1}\t{'dep' if number > 1 else 'root'}\t_\t_"
            for number, word in enumerate(sentence.split(), 1)
        )
        for sentence in SENTENCES * 8
    )
    names = "\n\n".join("\n".join(f"{word} {TAGS.get(word, 'O')}" for word in s.split()) for s in SENTENCES * 8)
    for part in ("train", "dev"):
        (folder / f"ud/ar_pud/{part}.conllu").write_text(trees + "\n\n", encoding="utf-8")
        (folder / f"ner/aqmar/{part}.txt").write_text(names + "\n", encoding="utf-8")
    (folder / "ner/anercorp/train.txt").write_text(names + "\n", encoding="utf-8")
    with lzma.open(folder / "text/ar_news_wiki.txt.xz", "wt", encoding="utf-8") as file:
        file.write("\n".join(SENTENCES * 30) + "\n")
    return folder


@pytest.fixture(scope="module")
def package(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("package")
    (out / WORK).mkdir()
    train_tokenizer(data, out, steps=30, copies=1)
    card.register(out)
    train_vectors(data, out, epochs=1)
    train_network(data, out, RECIPE, say=silent)
    card.register(out, scores={"a score": 99.5}, minutes={"network": 2.0})
    return out


def test_a_trained_package_reads(package: Path) -> None:
    (annotated,) = Annotator(package)([Article(id="1", text="عاد سامي إلى دمشق .")])
    assert "".join(word.text for sentence in annotated.sentences for word in sentence.words) == "عادساميإلىدمشق."


def test_a_package_without_models_of_events_leaves_its_words_to_the_shipped_network(package: Path) -> None:
    article = Article(id="1", text="عاد سامي إلى دمشق .")
    sizes = {}
    for name, annotate in (
        ("package", Annotator(package)),
        ("own", Annotator(package, own_vectors=True)),
        ("shipped", Annotator()),
    ):
        (annotated,) = annotate([article])
        (vectors,) = [sentence.vectors for sentence in annotated.sentences]
        assert vectors is not None
        sizes[name] = vectors.shape[1]
    assert sizes["package"] == sizes["shipped"] != sizes["own"]
    assert event_models(package) == event_models(None) == shipped() / card.EVENT_MODELS


def test_scores_are_measured_against_the_corpora(package: Path, data: Path) -> None:
    names = score_names(package, data / "ner/aqmar/dev.txt")
    assert names["all"].count == 4 * 8
    assert names["LOC"].count == 3 * 8
    assert all(0 <= score.f1 <= 1 for score in names.values())
    assert score_names(package, data / "ner/aqmar/dev.txt", last=5)["all"].count == 4
    found = score_treebank(package, data / "ud/ar_pud/dev.conllu")
    assert found["Words"].count == 8 * sum(len(sentence.split()) for sentence in SENTENCES)
    assert found["Words"].f1 > 0.8
    assert 0 < found["LAS"].f1 <= found["UAS"].f1 <= found["Words"].f1


def test_no_path_of_the_machine_is_saved(package: Path, data: Path) -> None:
    config = torch.load(package / "tokenizer.pt", weights_only=True)["config"]
    assert not [value for value in config.values() if isinstance(value, str) and "/" in value]
    for name in ("tokenizer.pt", "network.pt"):
        assert str(data.parent).encode() not in (package / name).read_bytes()


def test_the_card_shows_files_and_scores(package: Path) -> None:
    text = card.write(package).read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in describe(package).files.values())
    assert "| a score | 99.50 |" in text
    assert "| network | 2 |" in text
    assert "siraa models train joint" not in text


def test_the_card_of_a_package_with_models_of_events_tells_of_them(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / "package")
    (tmp_path / "package" / card.EVENT_MODELS).write_bytes(b"models")
    card.register(tmp_path / "package", minutes={JOINT: 3.0})
    text = card.write(tmp_path / "package").read_text(encoding="utf-8")
    assert f"`{card.EVENT_MODELS}`" in text
    assert "siraa models train joint" in text
    with card.timed(EVENTS, tmp_path / "package"):
        """Other models of events are fitted."""
    assert "siraa models train joint" not in card.write(tmp_path / "package").read_text(encoding="utf-8")


def test_a_package_grows_part_by_part(package: Path, tmp_path: Path) -> None:
    (tmp_path / "tokenizer.pt").write_bytes((package / "tokenizer.pt").read_bytes())
    assert card.register(tmp_path, {"words": 98.0}).processors == ("tokenize",)
    (tmp_path / "network.pt").write_bytes((package / "network.pt").read_bytes())
    grown = card.register(tmp_path, {"names": 75.0})
    assert grown.processors == ("tokenize", "siraa")
    assert grown.scores == {"words": 98.0, "names": 75.0}


@pytest.mark.parametrize(("part", "missing"), [("vectors", "tokenizer"), ("network", "tokenizer")])
def test_a_part_wants_the_parts_before_it(part: str, missing: str, data: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"{missing}\.pt is missing. Train the {missing} into it first"):
        train([part], data, tmp_path / "out")


def test_an_unknown_part_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"parser: no such part.*{', '.join(PARTS)}"):
        train(["parser"], tmp_path, tmp_path)


def test_missing_corpora_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ar_news_wiki"):
        train(["tokenizer"], tmp_path, tmp_path / "out")


def test_a_network_learns_names_and_trees(package: Path, data: Path) -> None:
    examples = read_examples(data, Splitter(package))
    found = measure(load_network(package / "network.pt"), examples)
    assert found["LAS"] > 50  # every word hangs on the one before it
    assert found["MB"] < 3


def unfinished(package: Path, folder: Path) -> None:
    """Put all but the network of `package` into `folder`."""
    (folder / WORK).mkdir()
    for name in ("tokenizer.pt", f"{WORK}/vectors.pt"):
        (folder / name).write_bytes((package / name).read_bytes())
    card.register(folder)


def stopped_after(stage: int, epoch: int) -> Callable[[str], None]:
    """A listener that stops the training when it hears of the end of an epoch."""

    def say(line: str) -> None:
        if f"stage {stage}, epoch {epoch} of" in line:
            raise KeyboardInterrupt

    return say


@pytest.mark.parametrize(("stage", "epoch"), [(1, 9), (1, 12), (2, 1)])
def test_a_training_that_was_stopped_goes_on(stage: int, epoch: int, package: Path, data: Path, tmp_path: Path) -> None:
    unfinished(package, tmp_path)
    with pytest.raises(KeyboardInterrupt):
        train_network(data, tmp_path, RECIPE, say=stopped_after(stage, epoch))
    said: list[str] = []
    train_network(data, tmp_path, RECIPE, say=said.append)
    assert said[0] == f"network: goes on after epoch {epoch} of stage {stage}"
    whole, resumed = (torch.load(folder / "network.pt", weights_only=True) for folder in (package, tmp_path))
    assert str(whole) == str(resumed)
    assert [path.name for path in (tmp_path / WORK).iterdir()] == ["vectors.pt"]


def test_parts_that_are_there_are_not_trained_again(package: Path, data: Path) -> None:
    said: list[str] = []
    before = (package / "network.pt").stat().st_mtime_ns
    train([], data, package, said.append)
    assert said == [f"{part}: is there already" for part in PARTS]
    assert (package / "network.pt").stat().st_mtime_ns == before
    assert (package / card.CARD).is_file()


def test_a_network_with_an_encoder_is_trained(
    package: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_weights(tmp_path / "weights.bin")
    monkeypatch.setattr(network, "weights_file", lambda: tmp_path / "weights.bin")
    unfinished(package, tmp_path)
    train_network(data, tmp_path, Recipe(epochs=1, settling=1, layers=2, frozen=1), say=silent)
    card.register(tmp_path)
    (annotated,) = Annotator(tmp_path, parse=True)([Article(id="1", text="عاد سامي إلى دمشق .")])
    assert all(word.tag and word.relation for sentence in annotated.sentences for word in sentence.words)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of annotated articles."""
    text = "قصف الجيش التركي مواقع قسد في منبج ."
    doc = {"id": "a", "title": "خبر", "text": text, "published": "2020-02-05"}
    event: dict[str, object] = {
        "sentence": text,
        "trigger": "قصف",
        "type": "ASSAULT",
        "mode": "shelling",
        "sources": ["TURKEY"],
    }
    event |= {"targets": ["SDF"], "place": ["منبج"], "date": None, "status": "asserted", "claimed_by": []}
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "train.docs.jsonl").write_text(json.dumps(doc), encoding="utf-8")
    record = {"doc": "a", "events": [event], "relations": []}
    (folder / "train.gold.jsonl").write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_models_of_events_and_the_network_are_fitted_to_each_other(
    package: Path, data: Path, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_weights(tmp_path / "weights.bin")
    monkeypatch.setattr(network, "weights_file", lambda: tmp_path / "weights.bin")
    monkeypatch.setattr(joint, "JointRecipe", lambda: SHORT)
    monkeypatch.setattr(events, "own_reports", tuple)  # hundreds: to learn from them takes minutes
    out = tmp_path / "package"
    out.mkdir()
    unfinished(package, out)
    train_network(data, out, Recipe(epochs=1, settling=1, layers=2, frozen=1), say=silent)
    card.register(out)
    before = (out / "network.pt").read_bytes()
    train([JOINT], data, out, silent, gold)
    assert (out / "network.pt").read_bytes() != before
    assert describe(out).events == card.EVENT_MODELS
    assert event_models(out) == out / card.EVENT_MODELS
    assert list(describe(out).minutes) == [JOINT]
    assert [path.name for path in (out / WORK).iterdir()] == ["vectors.pt"]
    [annotated] = Annotator(out)([Article(id="1", text="قصف الجيش التركي مواقع قسد .")])
    Extractor(models=event_models(out)).scenes(annotated)  # the vectors fit
    train([EVENTS], data, out, silent, gold)
    assert list(describe(out).minutes) == [EVENTS]


def test_a_network_trained_anew_leaves_no_models_of_events_of_the_old_one(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / "package")
    left = [tmp_path / "package" / name for name in (card.EVENT_MODELS, f"{WORK}/{card.CHECKPOINT}")]
    for path in left:
        path.write_bytes(b"of the old network")
    card.register(tmp_path / "package", minutes={JOINT: 3.0})
    with card.timed("network", tmp_path / "package"):
        """The network is trained."""
    assert not any(path.exists() for path in left)
    assert describe(tmp_path / "package").events is None
    assert set(describe(tmp_path / "package").minutes) == {"network"}
