"""Training sentences of the name tagger: labels on the parts of a word, spelling, variants."""

import random
from collections import Counter

import pytest

from pipelines.training.names import LONGEST, Spelling, Variation, chunks, project, respelled, short

NAMES = [("زار", "O"), ("سامي", "B-PER"), ("علي", "I-PER"), ("دمشق", "B-LOC"), ("بيروت", "B-LOC")]


@pytest.mark.parametrize(
    ("tag", "parts", "tags"),
    [
        ("B-LOC", ("و", "ب", "دمشق"), ["O", "O", "B-LOC"]),
        ("B-ORG", ("حزب", "ه"), ["B-ORG", "I-ORG"]),
        ("I-ORG", ("و", "الطيران"), ["I-ORG", "I-ORG"]),
        ("B-PER", ('"', "سامي", '"'), ["O", "B-PER", "O"]),
        ("I-PER", ("علي", "،"), ["I-PER", "O"]),
        ("O", ("و", "قال"), ["O", "O"]),
        ("B-PER", ("ب",), ["B-PER"]),
    ],
)
def test_a_clitic_before_a_name_is_no_part_of_it(tag: str, parts: tuple[str, ...], tags: list[str]) -> None:
    assert [found for _, found in project(tag, parts)] == tags
    assert tuple(part for part, _ in project(tag, parts)) == parts


def test_names_and_other_words_are_told_apart() -> None:
    assert [len(chunk) for chunk in chunks(NAMES)] == [1, 2, 1, 1]


def test_long_sentences_are_cut_but_no_name_is() -> None:
    sentence = [("كلمة", "O")] * (LONGEST - 1) + [("سامي", "B-PER"), ("علي", "I-PER")] + [(".", "O"), ("عاد", "O")]
    cut = short([sentence])
    assert [word for part in cut for word in part] == sentence
    assert [part[-1][0] for part in cut] == ["علي", ".", "عاد"]


def test_words_are_spelled_as_newspapers_do_but_a_name_keeps_its_ya() -> None:
    spelling = Spelling(
        Counter({"على": 900, "علي": 100, "أمس": 500, "امس": 20, "أحمد": 90, "احمد": 5, "سوري": 9, "سورى": 8})
    )
    sentence = [("علي", "O"), ("علي", "B-PER"), ("امس", "O"), ("احمد", "B-PER"), ("سورى", "O"), ("جديد", "O")]
    (found,) = respelled([sentence], spelling)
    assert [word for word, _ in found] == ["على", "علي", "أمس", "أحمد", "سورى", "جديد"]
    assert [tag for _, tag in found] == [tag for _, tag in sentence]


def test_a_variant_has_names_of_the_same_types_in_the_same_places() -> None:
    variation = Variation([NAMES, [("طرابلس", "B-LOC"), ("الغرب", "I-LOC")]])
    variants = [variation(NAMES, random.Random(seed)) for seed in range(200)]
    for varied in variants:
        assert [chunk[0][1] for chunk in chunks(varied) if chunk[0][1] != "O"] == ["B-PER", "B-LOC", "B-LOC"]
    assert any(("الغرب", "I-LOC") in varied for varied in variants)
    assert any(("«", "O") in varied and ("»", "O") in varied for varied in variants)
