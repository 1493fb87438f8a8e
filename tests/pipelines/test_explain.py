"""How sentences were read, told in lines."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.catalogue import Catalogue
from graph.errors import ModelError
from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.article import Annotated
from pipelines.explain import Explainer
from pipelines.extract.choices import Chooser
from pipelines.extract.classifier import Classifier
from pipelines.extract.events import TRIGGER, EventReader
from pipelines.extract.extractor import Extractor
from pipelines.extract.models import Models, save_models
from pipelines.extract.relations import TIE
from pipelines.extract.scene import Trigger
from pipelines.extract.statuses import STATUS, Stated, StatusReader
from pipelines.extract.weighed import EMPTY, FURTHER, Shared, Weighed
from pipelines.link import Linker
from tests.pipelines.extract.test_models import CONTEXT
from tests.pipelines.extract.test_statements import ACTORS, MODELS, PLACE, SEEDS
from tests.pipelines.marked import annotated


@pytest.fixture
def extractor(tmp_path: Path) -> Extractor:
    path = tmp_path / "models.npz"
    save_models(path, Models(CONTEXT, MODELS))
    return Extractor(SEEDS, path)


@pytest.fixture
def explainer(extractor: Extractor) -> Explainer:
    return Explainer(extractor)


def actor(name: str) -> ActorMention:
    return ActorMention(id=name.upper(), name=name, name_ar=name, kind="state", text=name, start=0, end=1)


def weigh(monkeypatch: pytest.MonkeyPatch, **told: Any) -> None:
    """Every trigger has these roles, and the others as its model says."""
    roles = Chooser.roles
    monkeypatch.setattr(Chooser, "roles", lambda *asked: [replace(found, **told) for found in roles(*asked)])


def line(lines: list[str], title: str) -> str:
    """The only line that begins with `title`, without it."""
    [found] = [line for line in lines if line.split()[:1] == [title]]
    return found.split(maxsplit=1)[1]


def told(explainer: Explainer, *sentences: str, number: int | None = None) -> list[str]:
    return list(explainer(linked(*sentences), number))


def linked(*sentences: str) -> Annotated:
    [found] = Linker(Catalogue(ACTORS, {PLACE.id: PLACE}))([annotated(*sentences)])
    return found


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
    assert any("none after all" in line for line in lines)


def test_empty_role_is_taken_where_nothing_fits(explainer: Explainer) -> None:
    lines = told(explainer, "قصفت طائرات مجهولة تل الورد")
    assert "    source   *none 1.00" in lines
    assert not any("none after all" in line for line in lines)


def test_dead_are_told_with_the_attacks_that_they_may_belong_to(explainer: Explainer) -> None:
    lines = told(explainer, "عاد الهدوء", "قصفت تركيا مواقع قسد ما أدى إلى مقتل 3 مدنيين")
    assert "  killed   3: *قصفت 1.00; none 0.00" in lines


def test_relations_are_told_with_their_ends_and_cue(extractor: Extractor, explainer: Explainer) -> None:
    [reading] = extractor([linked("تركيا تدعم قسد")])
    confidence = reading.statements[0].confidence
    first, second = [line for line in told(explainer, "تركيا تدعم قسد") if line.startswith("  relation")]
    ends = "تركيا (TURKEY) → قسد (SDF)"
    assert first == f"  relation {ends}: SUPPORTS with probability 1.00, cue تدعم; confidence {confidence:.2f}"
    assert second.startswith("  relation قسد (SDF) → تركيا (TURKEY): ")
    assert second.endswith(f", less than {TIE}: none")


def test_relation_that_is_told_twice_or_ties_one_with_itself_says_why_not(explainer: Explainer) -> None:
    lines = told(explainer, "تركيا تدعم قسد وتركيا تدعم قسد", "قسد تدعم قسد")
    ends = [line for line in lines if line.startswith("  relation") and f"less than {TIE}" not in line]
    assert any("تركيا (TURKEY) → قسد (SDF)" in line and line.endswith(", told already: none") for line in ends)
    assert any("قسد (SDF) → قسد (SDF)" in line and line.endswith(", both ends are the same: none") for line in ends)


def test_what_repeats_another_sentence_says_that_it_is_left_out(explainer: Explainer) -> None:
    strike = "قصفت تركيا مواقع قسد في تل الورد"
    lines = told(explainer, strike, "تركيا تدعم قسد في تل الورد", strike, "أمس تركيا تدعم قسد في تل الورد")
    first, second = [line for line in lines if line.startswith("    event")]
    assert "left out" not in first
    assert second.endswith("; repeats sentence 0: left out")
    first, second = [line for line in lines if "SUPPORTS with probability 1.00" in line]
    assert first.endswith("; repeats sentence 3: left out")
    assert "left out" not in second


def test_event_that_two_words_tell_is_left_out_once(explainer: Explainer) -> None:
    lines = told(explainer, "تركيا قصفت قصف قسد")
    first, second = [line for line in lines if line.startswith("    event")]
    assert "left out" not in first
    assert second.endswith("; the same as قصفت: left out")


def test_repetition_is_told_of_one_sentence_alone_too(explainer: Explainer) -> None:
    strike = "قصفت تركيا مواقع قسد في تل الورد"
    assert line(told(explainer, strike, strike, number=1), "event").endswith("; repeats sentence 0: left out")


def test_event_is_told_as_its_record_has_it(extractor: Extractor, explainer: Explainer) -> None:
    text = "قصفت تركيا مواقع قسد بالمدفعية ما أدى إلى مقتل 3 مدنيين"
    [reading] = extractor([linked(text)])
    confidence = reading.statements[0].confidence
    event = line(told(explainer, text), "event")
    assert event == f"confidence {confidence:.2f}; rule: lexicon قصف (verb), classifiers; killed 3; weapons مدفعية"


def test_who_stands_beside_the_likeliest_is_told_with_the_threshold(
    explainer: Explainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = [
        Shared(actor(name), share, each) for name, share, each in [("a", 0.89, 1), ("b", 0.01, 0.8), ("c", 0.1, 0.2)]
    ]
    unlikely = [option._replace(share=0, probability=0) for option in options]
    weigh(monkeypatch, source=Weighed(0, options), target=Weighed(1, unlikely))
    least = FURTHER["role"]
    assert line(told(explainer, "قصفت"), "source") == (
        f"*a (A) 0.89; c (C) 0.10, by itself 0.20, less than {least}; *b (B) 0.01, by itself 0.80, at least {least}; "
        "none 0.00"
    )


def test_empty_role_that_is_likelier_says_what_it_counts(explainer: Explainer, monkeypatch: pytest.MonkeyPatch) -> None:
    day = DateMention(value="2020-02-03", precision="day", text="")
    published, elsewhere = EMPTY["date"], EMPTY["date elsewhere"]
    for share, counts, star, empty in [(0.2, published, "*", ""), (0.1, published, "", "*"), (0.2, elsewhere, "", "*")]:
        weigh(monkeypatch, day=Weighed(1 - share, [Shared(day, share, 0, elsewhere=counts == elsewhere)]))
        assert line(told(explainer, "قصفت"), "date") == (
            f"{star}publication (2020-02-03) {share:.2f}; {empty}none {1 - share:.2f}, "
            f"counts {counts} of that: {counts * (1 - share):.2f}"
        )


def test_place_is_told_with_thresholds_of_its_own(explainer: Explainer, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = (
        PlaceMention(id=name, name=name, name_ar=name, precision="village", text=name, start=0, end=1) for name in "ht"
    )
    weigh(monkeypatch, place=Weighed(0, [Shared(here, 0.9, 1), Shared(there, 0.1, 0.3)]))
    assert line(told(explainer, "قصفت"), "place").startswith(
        f"*h (h) 0.90; *t (t) 0.10, by itself 0.30, at least {FURTHER['place']}"
    )


def test_who_is_on_the_other_side_says_so(explainer: Explainer, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, c = map(actor, "abc")
    sources = [Shared(a, 0.8, 1), Shared(b, 0.1, 0.1), Shared(c, 0.1, 0.5)]
    targets = [Shared(a, 0.3, 0.3), Shared(b, 0.5, 1), Shared(c, 0.2, 0.2)]
    weigh(monkeypatch, source=Weighed(0, sources), target=Weighed(0, targets))
    lines = told(explainer, "قصفت")
    assert (
        line(lines, "source") == "*a (A) 0.80; b (B) 0.10, taken as target; c (C) 0.10, likelier as target; none 0.00"
    )
    assert "; a (A) 0.30, taken as source; c (C) 0.20, by itself 0.20, less than" in line(lines, "target")


def test_status_other_than_the_likeliest_is_told_with_its_threshold(
    explainer: Explainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares = {"asserted": 0.55, "hypothetical": 0.4, "negated": 0.05}
    monkeypatch.setattr(StatusReader, "read", lambda _, triggers: [Stated(shares) for _ in triggers])
    status = line(told(explainer, "قصفت تركيا مواقع قسد"), "status")
    assert status == f"asserted 0.55; *hypothetical 0.40, at least {STATUS}; negated 0.05, less than {STATUS}"


def test_word_that_ruled_a_status_is_told(explainer: Explainer) -> None:
    lines = told(explainer, "عادت تركيا دون أن تقصف مواقع قسد")
    assert line(lines, "status").startswith("*negated ")
    assert line(lines, "status").endswith("; ruled negated by دون")
    assert line(lines, "event").endswith("; rule: lexicon قصف (verb), classifiers, status by دون")


def test_rejected_candidates_are_not_weighed(explainer: Explainer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Trigger] = []
    modes = EventReader.modes

    def noted(reader: EventReader, triggers: Sequence[Trigger]) -> list[str | None]:
        asked.extend(triggers)
        return modes(reader, triggers)

    monkeypatch.setattr(EventReader, "modes", noted)
    lines = told(explainer, "عقد مجلس قسد جلسة ثم قصفت تركيا مواقع قسد")
    assert any(line.endswith(f"less than {TRIGGER}: none") for line in lines if line.startswith("  trigger"))
    assert min(trigger.probability for trigger in asked) >= TRIGGER


def test_one_sentence_alone(explainer: Explainer) -> None:
    lines = told(explainer, "قصفت تركيا مواقع قسد", "زارت تركيا قسد", number=1)
    assert lines[0].startswith("[1] ")
    assert not any(line.startswith("[0]") for line in lines)
    assert told(explainer, "زارت تركيا قسد", number=5) == []
