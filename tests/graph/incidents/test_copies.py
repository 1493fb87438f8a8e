"""Near-copies of one wire story."""

from hypothesis import given
from hypothesis import strategies as st

from graph.incidents.copies import Sketch, containment, sources

STORY = " ".join(f"كلمة{number}" for number in range(120))
OTHER = " ".join(f"لفظ{number}" for number in range(120))


def test_a_copy_with_a_paragraph_more_is_the_same_source() -> None:
    copy = STORY + " " + " ".join(f"زيادة{number}" for number in range(60))
    sketches = {"b": Sketch.of(copy), "a": Sketch.of(STORY), "c": Sketch.of(OTHER)}
    assert sources(sketches) == [["a", "b"], ["c"]]


def test_a_shared_sentence_makes_no_copy() -> None:
    half = STORY.split()[:30]
    sketches = {"a": Sketch.of(STORY), "b": Sketch.of(" ".join(half) + " " + OTHER)}
    assert sources(sketches) == [["a"], ["b"]]


def test_spelling_and_marks_do_not_matter() -> None:
    assert Sketch.of("قُصِفَت مدينةُ الرقة، أمس!") == Sketch.of("قصفت مدينه الرقه امس")


@given(st.text(), st.text())
def test_containment_is_symmetric_and_a_share(one: str, other: str) -> None:
    first, second = Sketch.of(one), Sketch.of(other)
    assert 0 <= containment(first, second) == containment(second, first) <= 1
    assert containment(first, first) == 1


@given(st.text())
def test_a_sketch_survives_its_bytes(text: str) -> None:
    assert Sketch.from_bytes(Sketch.of(text).to_bytes()) == Sketch.of(text)
