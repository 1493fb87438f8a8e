"""How sentences were read, told in lines."""

from pathlib import Path

import pytest

from graph.catalogue import Catalogue
from graph.errors import ModelError
from pipelines.explain import Explainer
from pipelines.extract.classifier import Classifier
from pipelines.extract.extractor import Extractor
from pipelines.extract.models import Models, save_models
from pipelines.extract.relations import TIE
from pipelines.link import Linker
from tests.pipelines.extract.test_models import CONTEXT
from tests.pipelines.extract.test_statements import ACTORS, MODELS, PLACE, SEEDS
from tests.pipelines.marked import annotated


@pytest.fixture
def explainer(tmp_path: Path) -> Explainer:
    path = tmp_path / "models.npz"
    save_models(path, Models(CONTEXT, MODELS))
    return Explainer(Extractor(SEEDS, path))


def told(explainer: Explainer, *sentences: str, number: int | None = None) -> list[str]:
    [linked] = Linker(Catalogue(ACTORS, {PLACE.id: PLACE}))([annotated(*sentences)])
    return list(explainer(linked, number))


@pytest.mark.parametrize("older", [{}, {"toll": MODELS["pair"]}])
def test_models_of_an_older_siraa_are_refused(tmp_path: Path, older: dict[str, Classifier]) -> None:
    path = tmp_path / "models.npz"
    save_models(path, Models(CONTEXT, {name: model for name, model in MODELS.items() if name != "toll"} | older))
    with pytest.raises(ModelError, match=r"no model that tells toll.*siraa models train events"):
        Extractor(SEEDS, path)


def test_words_mentions_and_choices_are_told(explainer: Explainer) -> None:
    lines = told(explainer, "قصفت تركيا مواقع قسد في تل الورد في 3 شباط 2020")
    assert lines[0] == "[0] قصفت تركيا مواقع قسد في تل الورد في 3 شباط 2020"
    [actors] = [line for line in lines if line.startswith("  actors")]
    assert actors == "  actors   تركيا = TURKEY (catalogue); قسد = SDF (catalogue)"
    [source] = [line for line in lines if line.startswith("    source")]
    [target] = [line for line in lines if line.startswith("    target")]
    assert "*تركيا (TURKEY) 1.00" in source
    assert "*قسد (SDF) 1.00" in target
    [day] = [line for line in lines if line.startswith("    date")]
    assert "*3 شباط 2020 (2020-02-03) 1.00" in day
    assert any("names an event with probability 1.00: ASSAULT, mode shelling" in line for line in lines)


def test_what_was_rejected_says_why(explainer: Explainer) -> None:
    lines = told(explainer, "زارت تركيا قسد", "قصفت طائرات مجهولة بيتا")
    assert any("زار" in line and "less than" in line and line.endswith(": none") for line in lines)
    assert any("no event after all" in line for line in lines)


def test_empty_role_is_taken_where_nothing_fits(explainer: Explainer) -> None:
    lines = told(explainer, "قصفت طائرات مجهولة تل الورد")
    assert "    source   *none 1.00" in lines
    assert not any("no event after all" in line for line in lines)


def test_dead_are_told_with_the_attacks_that_they_may_belong_to(explainer: Explainer) -> None:
    lines = told(explainer, "عاد الهدوء", "قصفت تركيا مواقع قسد ما أدى إلى مقتل 3 مدنيين")
    assert "  killed   3: *قصفت 1.00; none 0.00" in lines


def test_relations_are_told_with_their_ends(explainer: Explainer) -> None:
    first, second = [line for line in told(explainer, "تركيا تدعم قسد") if line.startswith("  relation")]
    assert first == "  relation تركيا → قسد: SUPPORTS with probability 1.00"
    assert second.startswith("  relation قسد → تركيا: ")
    assert second.endswith(f", less than {TIE}: none")


def test_one_sentence_alone(explainer: Explainer) -> None:
    lines = told(explainer, "قصفت تركيا مواقع قسد", "زارت تركيا قسد", number=1)
    assert lines[0].startswith("[1] ")
    assert not any(line.startswith("[0]") for line in lines)
    assert told(explainer, "زارت تركيا قسد", number=5) == []
