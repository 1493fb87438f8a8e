"""Where the names on the graph are written, in a real browser."""

from itertools import combinations

import pytest

from tests.browser.conftest import Page


def test_long_names_are_wrapped_into_short_rows(page: Page) -> None:
    page.run("siraa.update({language: 'en'})")
    rows = "return siraa.captions.shown.map(({ text }) => text)"
    shown = page.run(rows)
    assert ["Turkey"] in shown
    assert ["Syrian Observatory", "for Human Rights"] in shown
    page.run("for (const node of siraa.data.nodes) node.name = arguments[0]; siraa.network.redraw()", "word " * 60)
    assert {tuple(text) for text in page.run(rows)} <= {
        ("word word word word", "word word word word…"),
        ("word word", "word word", "word word…"),
    }
    page.run("for (const node of siraa.data.nodes) node.name = arguments[0]; siraa.network.redraw()", "w" * 200)
    assert {tuple(text) for text in page.run(rows)} <= {("w" * 20 + "…",)}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_at_the_first_view_all_names_are_shown_and_none_lies_on_another(page: Page, language: str) -> None:
    page.run("siraa.update({language: arguments[0]}); siraa.fit(); siraa.network.redraw()", language)
    boxes = page.run("return siraa.captions.shown.map(({x, y, width, height}) => ({x, y, width, height}))")
    assert len(boxes) == page.run("return siraa.data.nodes.length")

    def overlap(a: dict[str, float], b: dict[str, float]) -> bool:
        across, down = a["width"] + b["width"], a["height"] + b["height"]
        return abs(a["x"] - b["x"]) * 2 < across and abs(a["y"] - b["y"]) * 2 < down

    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_name_lies_under_the_buttons(page: Page, language: str) -> None:
    page.run("siraa.update({language: arguments[0]})", language)
    ends = page.run(
        """const area = document.getElementById('network').getBoundingClientRect();
        const buttons = document.getElementById('zoom-in').parentElement.getBoundingClientRect();
        const isLeft = buttons.x - area.x < area.width / 2, beside = isLeft ? buttons.right + 15 : buttons.left - 15;
        const [node] = siraa.data.nodes;  // its name would lie below it
        Object.assign(node, siraa.network.DOMtoCanvas({x: beside - area.x, y: buttons.y - area.y}));
        siraa.network.moveNode(node.id, node.x, node.y);
        siraa.network.redraw();
        const {x, y, width, height} = siraa.captions.shown.find((shown) => shown.node.id === node.id);
        const name = [[x - width / 2, y - height / 2], [x + width / 2, y + height / 2]].map(
          ([x, y]) => siraa.network.canvasToDOM({x, y}));
        const upper = {x: buttons.left - area.x, y: buttons.top - area.y};
        return [...name, upper, {x: upper.x + buttons.width, y: upper.y + buttons.height}];"""
    )
    first, last, upper, lower = ((end["x"], end["y"]) for end in ends)
    assert any(last[side] <= upper[side] + 1 or first[side] >= lower[side] - 1 for side in (0, 1))
