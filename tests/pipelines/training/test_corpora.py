"""Reading corpora, and what is told of words from their counts."""

import lzma
import random
from collections import Counter
from pathlib import Path

import pytest

from graph.errors import InputError
from pipelines.training.corpora import Unit, cleaned, count_words, read_names, read_treebank
from pipelines.training.stems import Stems, is_whole, whole_words


def test_a_treebank_is_read_with_its_gaps(tmp_path: Path) -> None:
    words = ("1 و و CCONJ _ _ 2 cc _ SpaceAfter=No", "2 عاد عَاد VERB _ Voice=Act 0 root _ SpaceAfter=No")
    lines = ["# text = وعاد.", *words]
    (tmp_path / "a.conllu").write_text("\n".join(line.replace(" ", "\t") for line in lines) + "\n\n", encoding="utf-8")
    assert read_treebank(tmp_path / "a.conllu") == [
        [Unit("و", True, "CCONJ", "و", "_", 2, "cc"), Unit("عاد", True, "VERB", "عَاد", "Voice=Act", 0, "root")]
    ]


def test_labels_are_written_one_way(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("زار O\nسامي B-PERS\nعلي I-PERS\n\nكتاب B-MIS\n", encoding="utf-8")
    expected = [[("زار", "O"), ("سامي", "B-PER"), ("علي", "I-PER")], [("كتاب", "B-MISC")]]
    assert read_names(tmp_path / "a.txt") == expected


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"b\.txt: no such file"):
        read_names(tmp_path / "b.txt")


def test_words_are_counted_as_a_model_sees_them(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "a.xz", "wt", encoding="utf-8") as file:
        file.write("كتاب، كِتاب كتـاب\n\nقلم 12\n")
    assert count_words(tmp_path / "a.xz") == {"كتاب": 3, "قلم": 1}
    assert cleaned("\u200f") == "\u200f"


COUNTS = Counter(
    {
        "بغداد": 900,
        "غداد": 1,
        "وقال": 500,
        "قال": 800,
        "بكين": 200,
        "كين": 40,
        "لبكين": 20,
        "ببكين": 2,
        "وروسيا": 40,
        "روسيا": 300,
        "بوروسيا": 30,
        "بقوة": 100,
        "قوة": 300,
    }
    | {
        "وبقوة": 30,
        "سلاحهم": 40,
        "سلاح": 300,
        "درهم": 100,
        "در": 20,
        "الدرهم": 50,
        "للقوات": 90,
        "لقوات": 60,
        "قوات": 400,
    }
)


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        *(("بغداد", True), ("وقال", False), ("بكين", True), ("بقوة", False)),
        *(("سلاحهم", False), ("درهم", True), ("لقوات", False), ("قوات", True), ("وروسيا", False)),
    ],
)
def test_a_word_is_whole_where_its_rest_is_rare_or_it_takes_clitics(word: str, whole: bool) -> None:
    assert is_whole(word, COUNTS) is whole


def test_only_common_whole_words_are_taken() -> None:
    found = whole_words(COUNTS, 100)
    assert found == sorted(found)
    assert {"بغداد", "بكين", "قوات"} <= set(found)
    assert not {"وقال", "غداد"} & set(found)


def test_a_word_is_replaced_by_one_of_its_shape() -> None:

    counts = Counter({"مدرسة": 50, "سيارة": 50, "الكتاب": 50, "قلم": 50, "قلمها": 9, "حجر": 50, "دمشق": 50})
    stems = Stems(counts, ["دمشق", "شام"])
    rng = random.Random(1)
    assert {stems.like("حديقة", "", rng) for _ in range(50)} == {"مدرسة", "سيارة"}
    assert stems.like("القصر", "", rng) == "الكتاب"
    assert {stems.like("سور", "ها", rng) for _ in range(50)} <= {"قلم", None}
    assert stems.like("طالبات", "", rng) is None
    assert stems.name(rng) == "دمشق"
