"""Groups that no table knows, by the noun that their names begin with."""

import pytest

from graph.catalogue import Catalogue
from graph.records import ActorMention
from graph.seeds import Seeds
from pipelines.article import Linked
from pipelines.link import Linker
from tests.pipelines.marked import annotated

LINKER = Linker(Catalogue.load(Seeds()))


def actors(marked: str) -> list[Linked[ActorMention]]:
    [linked] = LINKER([annotated(marked)])
    return list(linked.sentences[-1].actors)


@pytest.mark.parametrize("name", ["لواء شهداء الهضبة", "كتيبة شباب الهضبة", "تجمع عمال الهضبة الشرقية"])
def test_group_called_after_people_is_one_actor(name: str) -> None:
    [found] = actors(f"تقدم {name}")
    assert (found.mention.text, found.mention.kind, found.by) == (name, "armed_group", "pattern")
    assert (found.first, found.last) == (1, len(name.split()))


def test_group_called_after_people_and_a_place_is_one_actor_and_no_place() -> None:
    [linked] = LINKER([annotated("تقدم كتيبة شهداء دوما")])
    [sentence] = linked.sentences
    assert ([a.mention.text for a in sentence.actors], sentence.places) == (["كتيبة شهداء دوما"], ())


def test_group_called_after_people_ends_before_a_town() -> None:
    [linked] = LINKER([annotated("هاجم لواء شهداء الحرية الرقة")])
    [sentence] = linked.sentences
    assert [a.mention.text for a in sentence.actors] == ["لواء شهداء الحرية"]
    assert [p.mention.text for p in sentence.places] == ["الرقة"]


@pytest.mark.parametrize("marked", ["شيع الأهالي شهداء المجزرة", "تقدم اللواء شهداء المجزرة", "بكى لواء شهداء"])
def test_people_are_no_group_without_such_a_name(marked: str) -> None:
    assert {found.mention.id for found in actors(marked)} == {"CIVILIANS"}
