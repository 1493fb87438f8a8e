"""Lists of actors, who do or suffer the same."""

import pytest

from graph.catalogue import Catalogue
from graph.records import Event
from graph.seeds import Seeds
from pipelines.article import Article
from pipelines.extract.scene import Scene, SceneMaker
from pipelines.extract.syntax import actor_lists
from pipelines.link import Linker
from pipelines.run import Pipeline
from tests.pipelines.marked import annotated

LINKER, SCENES = Linker(Catalogue.load(Seeds())), SceneMaker(Seeds())


def scene(marked: str) -> Scene:
    [linked] = LINKER([annotated(marked)])
    [found] = SCENES.scenes(linked)
    return found


@pytest.mark.parametrize(
    "marked",
    [
        "هاجمت قسد و+داعش و+البيشمركة القرية",
        "هاجمت قسد وداعش والبيشمركة القرية",
        "هاجمت قسد، وداعش، والبيشمركة القرية",
        "هاجمت القوات (قسد، داعش، البيشمركة) القرية",
    ],
)
def test_three_joined_actors_are_a_list(marked: str) -> None:
    assert actor_lists(scene(marked)) == [frozenset({"SDF", "ISIS", "PESHMERGA"})]


@pytest.mark.parametrize(
    "marked",
    [
        "هاجمت قسد و+داعش القرية",
        "اشتباك بين قسد و+داعش و+البيشمركة",
        "اشتباك بين عناصر قسد و+داعش و+البيشمركة",
        "هاجمت قسد داعش و+البيشمركة",
    ],
)
def test_two_or_opponents_are_none(marked: str) -> None:
    assert actor_lists(scene(marked)) == []


def weighed(pipeline: Pipeline, text: str) -> list[tuple[set[str], set[str], set[str]]]:
    """Sources, targets and claimants of each event."""
    [reading] = pipeline([Article(id="a", text=text)])
    told = [(s.sources, s.targets, s.claimed_by) for s in reading.statements if isinstance(s, Event)]
    return [({m.id for m in a}, {m.id for m in b}, {m.id for m in c}) for a, b, c in told]


def test_whole_list_is_on_the_side_where_most_of_it_is(pipeline: Pipeline) -> None:
    text = "اشتبكت حركة أحرار الشام وهيئة تحرير الشام والحزب الإسلامي التركستاني مع قوات النظام في جبل التركمان."
    [(sources, targets, _)] = weighed(pipeline, text)
    assert (sources, targets) == ({"AHRAR", "HTS", "TIP"}, {"SYRIA"})


def test_whole_list_claims_where_one_of_it_does(pipeline: Pipeline) -> None:
    [_, (_, _, claimants)] = weighed(pipeline, "اتهمت السعودية والإمارات والبحرين ومصر قطر بدعم الإرهاب.")
    assert claimants == {"SAUDI", "UAE", "BAHRAIN", "EGYPT"}


def test_who_claims_apart_from_the_list_claims_alone(pipeline: Pipeline) -> None:
    [(_, _, claimants)] = weighed(pipeline, "قصفت السعودية والإمارات والبحرين صنعاء، بحسب السعودية.")
    assert claimants == {"SAUDI"}
