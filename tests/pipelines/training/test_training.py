"""The whole training on a corpus of a few sentences: a package comes out that reads."""

import lzma
from pathlib import Path

import pytest
import torch

from graph.errors import InputError, ModelError
from pipelines.annotate import Annotator
from pipelines.article import Article
from pipelines.models import describe
from pipelines.training import PARTS, card, train, write_card
from pipelines.training.ner import train_ner
from pipelines.training.score import score_names, score_words
from pipelines.training.tokenizer import train_tokenizer
from pipelines.training.vectors import train_vectors

SENTENCES = (
    "زار سامي دمشق .",
    "عاد الهدوء إلى بيروت .",
    "قال الوزير إن الجيش دخل المدينة .",
    "سقطت قذيفة على السوق .",
    "وصل الوفد إلى القاهرة أمس .",
)
TAGS = {"سامي": "B-PER", "دمشق": "B-LOC", "بيروت": "B-LOC", "القاهرة": "B-LOC"}


def pos(word: str) -> str:
    return "PUNCT" if word == "." else "PROPN" if word in TAGS else "NOUN"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for path in ("ud/ar_pud", "ner/anercorp", "ner/aqmar", "text"):
        (folder / path).mkdir(parents=True)
    trees = "\n\n".join(
        "\n".join(
            f"{number}\t{word}\t_\t{pos(word)}\t_\t_\t0\tdep\t_\t_" for number, word in enumerate(sentence.split(), 1)
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
    card.tidy(train_tokenizer(data, out, steps=30, copies=1))
    card.register(out)
    train_vectors(data, out, epochs=1)
    card.tidy(train_ner(data, out, epochs=4))
    card.register(out, {"a score": 99.5})
    return out


def test_a_trained_package_reads(package: Path) -> None:
    (annotated,) = Annotator(package)([Article(id="1", text="عاد سامي إلى دمشق .")])
    assert "".join(word.text for sentence in annotated.sentences for word in sentence.words) == "عادساميإلىدمشق."


def test_scores_are_measured_against_the_corpora(package: Path, data: Path) -> None:
    names = score_names(package, data / "ner/aqmar/dev.txt")
    assert names["all"].count == 4 * 8
    assert names["LOC"].count == 3 * 8
    assert all(0 <= score.f1 <= 1 for score in names.values())
    assert score_names(package, data / "ner/aqmar/dev.txt", last=5)["all"].count == 4
    found = score_words(package, data / "ud/ar_pud/dev.conllu")
    assert found["Words"].count == 8 * sum(len(sentence.split()) for sentence in SENTENCES)
    assert found["Words"].f1 > 0.8


def test_no_path_of_the_machine_is_saved(package: Path, data: Path) -> None:
    for name in ("tokenizer.pt", "ner.pt"):
        config = torch.load(package / name, weights_only=True)["config"]
        assert not [value for value in config.values() if isinstance(value, str) and "/" in value]
        assert str(data.parent).encode() not in (package / name).read_bytes()


def test_the_card_shows_files_and_scores(package: Path) -> None:
    text = write_card(package).read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in describe(package).files.values())
    assert "| a score | 99.50 |" in text


def test_a_package_grows_part_by_part(package: Path, tmp_path: Path) -> None:
    (tmp_path / "tokenizer.pt").write_bytes((package / "tokenizer.pt").read_bytes())
    assert card.register(tmp_path, {"words": 98.0}).processors == ("tokenize",)
    for name in ("vectors.pt", "ner.pt"):
        (tmp_path / name).write_bytes((package / name).read_bytes())
    grown = card.register(tmp_path, {"names": 75.0})
    assert grown.processors == ("tokenize", "ner")
    assert grown.scores == {"words": 98.0, "names": 75.0}


@pytest.mark.parametrize(("part", "missing"), [("vectors", "tokenizer"), ("ner", "tokenizer")])
def test_a_part_wants_the_parts_before_it(part: str, missing: str, data: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"{missing}\.pt is missing. Train the {missing} into it first"):
        train(part, data, tmp_path / "out")


def test_an_unknown_part_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"parser: no such part.*{', '.join(PARTS)}"):
        train("parser", tmp_path, tmp_path)


def test_missing_corpora_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ar_news_wiki"):
        train("tokenizer", tmp_path, tmp_path / "out")
