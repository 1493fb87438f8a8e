"""Where names of persons begin and end."""

import pytest

from graph.catalogue import ActorHeadRow, ActorRow, Catalogue, DemonymRow
from pipelines.link import Linker
from tests.pipelines.marked import annotated

CATALOGUE = Catalogue(
    actors={"JORDAN": ActorRow(id="JORDAN", name_en="Jordan", name_ar="الأردن", kind="state")},
    places={},
    demonyms=(DemonymRow(actor="JORDAN", masculine="أردني"),),
    heads=(ActorHeadRow.model_validate({"head": "القيادي", "class": "fighters"}),),
)
LINKER = Linker(CATALOGUE)


def actors(text: str, person: str, **names: str) -> list[tuple[str, str]]:
    """The kinds of the actors, with what they stand on; `person` is whom the NER stage found, `names` what else."""
    [linked] = LINKER([annotated(text, names={person: "PER", **names})])
    return [(actor.mention.kind, actor.mention.text) for actor in linked.sentences[0].actors]


@pytest.mark.parametrize("person", ["أبو حفص", "أبو حفص الأردني"])
def test_origin_behind_the_name_of_a_father_belongs_to_it(person: str) -> None:
    assert actors("قتل القيادي أبو حفص الأردني أمس", person) == [("person", "أبو حفص الأردني")]


@pytest.mark.parametrize("person", ["القيادي أبو حفص", "أبو عبد الله"])
def test_such_a_name_may_have_a_title_and_several_words(person: str) -> None:
    assert actors(f"قتل {person} الأردني أمس", person) == [("person", f"{person} الأردني")]


@pytest.mark.parametrize("origin", ["الأردنيين", "الأردنية", "أردني", "الأردنيا"])
def test_origin_that_agrees_with_no_man_is_none_of_his(origin: str) -> None:
    assert ("person", "أبو حفص") in actors(f"اتهم أبو حفص {origin} أمس", "أبو حفص")


def test_origin_that_is_a_name_of_its_own_is_none_of_his() -> None:
    assert ("person", "أبو حفص") in actors("اتهم أبو حفص الأردني أمس", "أبو حفص", **{"الأردني": "ORG"})


def test_origin_within_a_name_of_several_words_is_no_side() -> None:
    assert actors("وصل سالم الأردني أمس", "سالم الأردني") == [("person", "سالم الأردني")]


def test_other_adjectives_of_origin_are_sides() -> None:
    assert actors("قتل سالم الأردني أمس", "سالم") == [("person", "سالم"), ("state", "الأردني")]
    assert actors("لقاء عبد الله الأردني أمس", "عبد الله") == [("person", "عبد الله"), ("state", "الأردني")]
    assert ("state", "القيادي الأردني") in actors("قتل القيادي الأردني أبو حفص", "أبو حفص")


def test_a_letter_that_is_a_particle_of_verbs_alone_begins_the_name() -> None:
    assert actors("قالت س+يسيل بويلي أمس", "يسيل بويلي") == [("person", "سيسيل بويلي")]
    assert actors("التقى ب+أوباما أمس", "أوباما") == [("person", "أوباما")]
