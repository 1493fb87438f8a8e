"""What an article says twice counts once, in the same words or of one event."""

from typing import Any

import pytest

from graph.records import ActorMention, Count, DateMention, Event, Span
from pipelines.article import Article, Reading
from pipelines.merge import merge

LONG = "أعلنت الشرطة توقيف ثلاثة رجال في السوق القديم صباح أمس"
QUOTE = "توقيف ثلاثة رجال في السوق"


def reading(*sentences: str) -> Reading:
    """A reading with one event a sentence."""
    events = []
    start = 0
    for number, text in enumerate(sentences):
        events.append(
            Event(
                id=str(number),
                doc="a",
                sentence=text,
                start=start,
                end=start + len(text),
                trigger=Span(text=text.split()[0], start=start, end=start + len(text.split()[0])),
                type="DETAIN",
                confidence=1,
                rule="test",
            )
        )
        start += len(text) + 1
    return Reading(Article(id="a", text="\n".join(sentences)), tuple(events))


def kept(*sentences: str) -> list[str]:
    [merged] = merge([reading(*sentences)])
    return [statement.id for statement in merged.statements]


def test_exact_repetition_counts_once_and_the_first_stays() -> None:
    assert kept(LONG, "جملة أخرى بينهما لا تشبهها", LONG) == ["0", "1"]


def test_repetition_in_another_spelling_counts_once() -> None:
    assert kept(LONG, f"«{LONG.replace('أمس', 'امس')}».") == ["0"]


def test_pull_quote_before_or_after_its_sentence_is_dropped() -> None:
    assert kept(QUOTE, LONG) == ["1"]
    assert kept(LONG, QUOTE) == ["0"]


def test_sentence_that_says_more_or_less_alike_is_kept() -> None:
    assert kept(LONG, LONG.replace("ثلاثة", "خمسة")) == ["0", "1"]


def test_few_words_inside_another_sentence_are_kept() -> None:
    assert kept("توقيف ثلاثة رجال", LONG) == ["0", "1"]


def test_part_of_a_word_is_no_repetition() -> None:
    assert kept("رجال في السوق القديم صب", LONG) == ["0", "1"]


def test_statements_of_one_sentence_all_stay() -> None:
    double = reading(LONG)
    again = double.statements[0].model_copy(update={"id": "same sentence", "type": "ACCUSE"})
    [merged] = merge([Reading(double.article, (*double.statements, again))])
    assert [s.id for s in merged.statements] == ["0", "same sentence"]


def test_articles_do_not_shorten_each_other() -> None:
    assert [len(r.statements) for r in merge([reading(LONG), reading(LONG)])] == [1, 1]


def actor(ident: str) -> ActorMention:
    return ActorMention(id=ident, name="", name_ar="", kind="armed_group", text="", start=0, end=0, confidence=1)


def told_twice(**second: Any) -> list[Event]:
    """What is left of two events of a sentence, the second one changed."""
    [event] = reading(LONG).statements
    assert isinstance(event, Event)
    first = event.model_copy(update={"confidence": 0.5, "weapons": ("gun",)})
    other = event.model_copy(update={"id": "1", "trigger": Span(text="توقيف", start=13, end=18), **second})
    [merged] = merge([Reading(Article(id="a", text=LONG), (first, other))])
    return [statement for statement in merged.statements if isinstance(statement, Event)]


def test_events_of_a_sentence_that_differ_in_nothing_are_one_with_what_either_tells() -> None:
    [event] = told_twice(killed=Count(min=3, max=3), weapons=("knife",))
    assert (event.id, event.trigger.text, event.killed) == ("0", "أعلنت", Count(min=3, max=3))
    assert (event.weapons, event.confidence) == (("gun", "knife"), 1)
    [event] = told_twice(injured=Count(min=2, max=2), claimed_by=(actor("UN"), actor("SDF")))
    assert (event.injured, [one.id for one in event.claimed_by]) == (Count(min=2, max=2), ["UN", "SDF"])


@pytest.mark.parametrize(
    "second",
    [
        {"status": "negated"},
        {"mode": "arrest"},
        {"targets": (actor("SDF"),)},
        {"date": DateMention(value="2017", precision="year", text="2017")},
    ],
    ids=["status", "mode", "target", "date"],
)
def test_events_of_a_sentence_that_differ_are_kept(second: dict[str, Any]) -> None:
    assert [event.id for event in told_twice(**second)] == ["0", "1"]


@pytest.mark.parametrize("number", [2, 3])
def test_events_that_are_both_counted_are_kept(number: int) -> None:
    [first] = told_twice(killed=Count(min=2, max=2))
    again = {"id": "2", "trigger": Span(text="قصف", start=30, end=33), "killed": Count(min=number, max=number)}
    [merged] = merge([Reading(Article(id="a", text=LONG), (first, first.model_copy(update=again)))])
    assert [statement.id for statement in merged.statements] == ["0", "2"]


def test_a_word_said_twice_tells_of_two() -> None:
    assert len(told_twice(trigger=Span(text="أعلنت", start=30, end=35))) == 2
