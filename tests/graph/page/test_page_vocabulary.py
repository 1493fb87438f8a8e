"""What the page says: every text in both languages, every type in a group, every colour one that can be told."""

import re
from importlib import resources
from itertools import combinations

import numpy as np
import pytest

from graph.ontology import Ontology
from graph.page.render import SCRIPTS, STYLES
from graph.page.vocabulary import groups, labels
from graph.records import ACTOR_KINDS, PLACE_PRECISIONS
from graph.seeds import Seeds

FOLDER = resources.files("graph.page")
GROUPS = ("violence", "control", "cooperation", "words", "ties")

# What people see who lack one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1), in linear RGB.
SIGHTS = {
    "usual": np.eye(3),
    "deuteranopia": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "protanopia": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "tritanopia": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}


def read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def colours(theme: str) -> dict[str, str]:
    light, dark = read("styles/base.css").split('[data-theme="dark"]')
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if theme == "light" else dark))


def linear(colour: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(np.dot([0.2126, 0.7152, 0.0722], linear(colour))) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def oklab(rgb: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    cones = np.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]])
    axes = np.array([[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]])
    return np.asarray(axes @ np.cbrt(cones @ np.clip(rgb, 0, 1)))


def test_every_type_of_the_ontology_has_a_group_with_a_name() -> None:
    ontology = Ontology.load(Seeds())
    assert groups().keys() == {*ontology.events, *ontology.relations}
    assert set(groups().values()) == set(GROUPS)
    assert {f"group.{group}" for group in (*GROUPS, "other")} <= labels().keys()


def test_every_kind_precision_and_status_has_a_name() -> None:
    kinds = {f"kind.{kind}" for kind in (*ACTOR_KINDS, "place")}
    precisions = {f"precision.{precision}" for precision in PLACE_PRECISIONS}
    statuses = {f"status.{status}" for status in ("asserted", "negated", "hypothetical")}
    assert kinds | precisions | statuses <= labels().keys()


def test_every_text_that_template_and_scripts_ask_for_is_there_and_no_other() -> None:
    code = read("template.html.j2") + "".join(read(f"scripts/{name}.js") for name in SCRIPTS)
    asked = set(re.findall(r'text\("([a-z.]+)"\)|data-label[a-z-]*="([a-z.]+)"|text\["([a-z.]+)"\]', code))
    asked_names = {name for names in asked for name in names if name}
    mentioned = set(re.findall(r'"([a-z]+(?:\.[a-z]+)*)"', code))
    assert asked_names <= labels().keys()
    made = re.compile(r"(kind|precision|status|group|role|relations|view|contradictions|export|ask|move)\.")
    assert {label for label in labels() if not made.match(label)} <= mentioned


def test_the_scripts_and_styles_of_the_folder_are_those_that_the_page_holds() -> None:
    assert {f"{name}.js" for name in SCRIPTS} == {path.name for path in (FOLDER / "scripts").iterdir()}
    assert {f"{name}.css" for name in STYLES} == {path.name for path in (FOLDER / "styles").iterdir()}


def test_no_script_parses_markup_or_runs_text() -> None:
    code = "".join(read(f"scripts/{name}.js") for name in SCRIPTS)
    for risky in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
    ):
        assert risky not in code
    assert not re.search(r"setTimeout\((?!\w+,)", code)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_groups_can_be_told_by_the_colour_blind(theme: str) -> None:
    seen = colours(theme)
    for sight in SIGHTS.values():
        told = [oklab(sight @ linear(seen[f"group-{group}"])) for group in GROUPS]
        assert min(float(np.linalg.norm(a - b)) for a, b in combinations(told, 2)) > 0.08


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_and_lines_stand_out_from_their_ground(theme: str) -> None:
    seen = colours(theme)
    for ground in ("paper", "panel", "raised", "sea"):
        assert contrast(seen["ink"], seen[ground]) > 7
        assert contrast(seen["faint"], seen[ground]) >= 4.5
        assert contrast(seen["accent"], seen[ground]) >= 4.5
    assert contrast(seen["notice-ink"], seen["notice"]) >= 4.5
    for role in ("sources", "targets", "places", "date", "by"):
        assert contrast(seen["role-ink"], seen[f"role-{role}"]) >= 4.5
    for name in [f"group-{group}" for group in GROUPS]:
        assert min(contrast(seen[name], seen[ground]) for ground in ("paper", "sea")) >= 3
