"""The statements of what is chosen: searched, cited, and set against each other where they contradict."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

from graph.build import build_graph
from graph.page import write_page
from graph.records import ActorMention, Count, DateMention, Event
from tests.browser.conftest import Page, click, texts
from tests.graph.page.news import documents, statements

NODE = "return siraa.data.nodes.find(node => node.key === arguments[0]).id"
DAY = DateMention(value="2019-05-04", precision="day", text="ذلك اليوم")


def attack() -> Event:
    """An attack with both ends and a place."""
    return next(
        s for s in statements() if isinstance(s, Event) and s.type == "ASSAULT" and s.sources and s.targets and s.places
    )


def told(number: int, **changes: object) -> Event:
    """The attack as another sentence tells it."""
    sentence = f"{attack().sentence} ({number})"
    return attack().model_copy(update={"id": f"told-{number}", "sentence": sentence, "date": DAY, **changes})


@pytest.fixture
def shown(opened: Callable[[Path], Page], tmp_path: Path) -> Callable[..., Page]:
    """The page of statements, its first line chosen."""

    def show(*given: Event) -> Page:
        write_page(build_graph(given), documents(), tmp_path / "graph.html")
        page = opened(tmp_path / "graph.html")
        page.run("siraa.select({line: 0})")
        return page

    return show


def test_what_is_told_here_and_denied_there_stands_side_by_side(shown: Callable[..., Page]) -> None:
    page = shown(told(1), told(2, status="negated"), told(3, status="hypothetical"))
    (pair,) = page.browser.find_elements(By.CSS_SELECTOR, ".pair")
    one, other = pair.find_elements(By.CSS_SELECTOR, ".told")
    assert one.rect["y"] == other.rect["y"]
    assert [side.find_element(By.TAG_NAME, "strong").text for side in (one, other)] == ["مذكور في النص", "منفي"]
    assert [side.find_element(By.TAG_NAME, "blockquote").text[-3:] for side in (one, other)] == ["(1)", "(2)"]
    assert pair.find_elements(By.CSS_SELECTOR, "mark.role-trigger")
    click(page, "#evidence-back")
    click(page, "#tab-filters")
    click(page, "[data-filter='status:negated']")
    page.run("siraa.select({line: 0})")
    assert texts(page, "#statements article")
    assert texts(page, ".pair") == []


def test_a_denial_of_another_time_or_place_contradicts_nothing(shown: Callable[..., Page]) -> None:
    later = DateMention(value="2019-05", precision="month", text="الشهر")
    year = DateMention(value="2021", precision="year", text="العام")
    elsewhere = tuple(place.model_copy(update={"id": "place:else"}) for place in attack().places)
    assert len(texts(shown(told(1), told(2, status="negated", date=later)), ".pair")) == 1
    assert texts(shown(told(1), told(2, status="negated", date=year)), ".pair") == []
    assert texts(shown(told(1), told(2, status="negated", places=elsewhere)), ".pair") == []


def test_two_numbers_of_dead_of_one_event_stand_side_by_side(shown: Callable[..., Page]) -> None:
    page = shown(told(1, killed=Count(min=3, max=3)), told(2, killed=Count(min=5, max=7)))
    assert texts(page, ".told strong") == ["قتلى: 3", "قتلى: 5–7"]
    page = shown(told(1, killed=Count(min=1200, max=15000)))
    assert texts(page, "#statements dd")[-1] == "1,200–15,000"


def test_names_keep_their_own_direction(shown: Callable[..., Page]) -> None:
    named = tuple(actor.model_copy(update={"id": "x-1", "name_ar": "M23 (a/b)"}) for actor in attack().sources)
    page = shown(told(1, sources=named))
    bare = """
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
      while (walker.nextNode()) {
        const { parentElement: parent, data } = walker.currentNode;
        if (data.includes("M23") && !parent.closest("script, bdi, [dir=auto]")) found.push(parent.outerHTML);
      }
      return found;"""
    assert "M23 (a/b)" in texts(page, "#evidence h2")[0]
    for view in ("graph", "table"):
        page.run("siraa.update({view: arguments[0]})", view)
        assert page.run(bare) == []
    page.run("siraa.update({view: 'graph', tab: 'relations'}); siraa.select(null)")
    assert page.run(bare) == []
    label = page.browser.find_element(By.CSS_SELECTOR, "#relations .open").get_attribute("aria-label")
    assert "\u2068M23 (a/b)\u2069" in (label or "")


def test_all_contradictions_can_be_shown(shown: Callable[..., Page]) -> None:
    page = shown(*(told(number, status="asserted" if number % 10 else "negated") for number in range(50)))
    pairs = 45 * 5
    assert texts(page, ".contradictions h3") == [f"تعارض ({pairs})"]
    while page.browser.find_elements(By.CSS_SELECTOR, ".contradictions .more"):
        before = len(page.browser.find_elements(By.CSS_SELECTOR, ".pair"))
        click(page, ".contradictions .more")
        focused = (
            "return [...document.querySelectorAll('.pair')].findIndex(pair => pair.contains(document.activeElement))"
        )
        assert page.run(focused) == before
    assert len(page.browser.find_elements(By.CSS_SELECTOR, ".pair")) == pairs


@pytest.mark.parametrize(
    "other",
    [
        told(2, killed=Count(min=2, max=None)),
        told(2, killed=Count(min=3, max=8)),
        told(2, killed=Count(min=9, max=9), date=DAY.model_copy(update={"value": "2019-05-05"})),
        told(2, killed=Count(min=9, max=9), date=DAY.model_copy(update={"value": "2019-05"})),
        told(1, id="again", killed=Count(min=9, max=9)),
    ],
    ids=["open end", "within", "another day", "a month", "the same sentence"],
)
def test_numbers_that_may_agree_or_be_of_another_event_are_not_set_against(
    shown: Callable[..., Page], other: Event
) -> None:
    assert texts(shown(told(1, killed=Count(min=3, max=3)), other), ".pair") == []


def test_statements_can_be_searched_within_the_panel(page: Page) -> None:
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "SDF"))
    everything = len(texts(page, "#statements article"))
    field = page.browser.find_element(By.ID, "find")
    field.send_keys("الرقه")
    found = page.run("return [...document.querySelectorAll('#statements article')].map(e => e.textContent)")
    assert 0 < len(found) < everything
    assert all("الرقة" in text for text in found)
    assert page.run("return document.activeElement.id") == "find"
    assert texts(page, "#statements > .note") == [f"{len(found)} من {everything}"]
    page.run("siraa.update({language: 'en'})")
    assert page.browser.find_element(By.ID, "find").get_attribute("value") == "الرقه"
    assert len(texts(page, "#statements article")) == len(found)
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "TURKEY"))
    assert page.browser.find_element(By.ID, "find").get_attribute("value") == ""


def test_statements_of_one_type_can_be_chosen_and_a_link_keeps_it(page: Page) -> None:
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "SDF"))
    page.run(
        """const types = document.getElementById("find-type");
        types.value = "SEIZE";
        types.dispatchEvent(new Event("change"));"""
    )
    shown = page.run(
        "return [...document.querySelectorAll('#statements article')].map(e => Number(e.dataset.statement))"
    )
    assert shown
    assert {page.run("return siraa.data.statements[arguments[0]].type", number) for number in shown} == {"SEIZE"}
    page.browser.execute_async_script("setTimeout(arguments[0], 400)")
    assert "find-type=SEIZE" in page.browser.current_url
    page.browser.refresh()
    again = page.run(
        "return [...document.querySelectorAll('#statements article')].map(e => Number(e.dataset.statement))"
    )
    assert again == shown


CITATION = "\n".join(
    (
        "قسد تعلن نهاية المعركة في الرقة",
        "news.example, 2017-10-18",
        "https://news.example/raqqa",
    )
)


def copy_first(page: Page) -> str:
    """Copy the first statement of the coalition's attack; returns its sentence."""
    page.run("siraa.select({line: siraa.data.lines.find(l => siraa.data.nodes[l.from].key === 'COALITION').id})")
    click(page, "#statements .copy")
    page.browser.execute_async_script("setTimeout(arguments[0], 100)")
    return texts(page, "#statements blockquote")[0]


def test_a_citation_is_copied_and_said_to_be(page: Page) -> None:
    page.browser.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite"]})
    sentence = copy_first(page)
    assert texts(page, "#statements .copy")[0] == "✓ نُسخ"
    assert page.run("return document.getElementById('announce').textContent") == "نُسخ"
    copied = page.browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied.startswith(f'{CITATION}\n"{sentence}"\nsiraa ')
    assert page.complaints() == []


@pytest.mark.parametrize("refused", [False, True])
def test_without_a_clipboard_the_citation_is_copied_otherwise_or_offered(page: Page, refused: bool) -> None:
    page.run("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.run(
        """window.copied = null;
        document.execCommand = () => ((copied = document.activeElement.value), arguments[0]);""",
        not refused,
    )
    sentence = copy_first(page)
    assert page.run("return copied").startswith(f'{CITATION}\n"{sentence}"')
    if refused:
        assert page.run(
            "const e = document.activeElement; return e.value.slice(e.selectionStart, e.selectionEnd)"
        ) == page.run("return copied")
        assert page.run("return document.getElementById('announce').textContent").startswith("لم يسمح المتصفح")
    else:
        assert page.run("return document.activeElement.className") == "copy done"


def test_a_name_spelt_by_a_program_says_so(shown: Callable[..., Page]) -> None:
    unknown = tuple(actor.model_copy(update={"id": "x-1", "name": "Donaled"}) for actor in attack().sources)
    page = shown(told(1, sources=unknown))
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "x-1"))
    assert "بالحروف اللاتينية" in texts(page, "#evidence .note")[1]
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, attack().targets[0].id))
    assert len(texts(page, "#evidence .top .note")) == 1


def test_names_without_a_place_to_break_or_without_letters_fit_a_phone(shown: Callable[..., Page]) -> None:
    def called(id_: str, name: str) -> tuple[ActorMention, ...]:
        return tuple(a.model_copy(update={"id": id_, "name": name, "name_ar": name}) for a in attack().sources)

    page = shown(told(1, sources=called("x-1", "كلمةطويلة" * 20)), told(2, sources=called("x-2", " ")))
    page.resize(390, 844)
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "x-2"))
    assert texts(page, "#evidence h2") == ["x-2"]
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "x-1"))
    assert page.run("return document.getElementById('side').scrollWidth") == 390
    page.run("siraa.select(null)")
    ends = [page.run(NODE, key) for key in ("x-1", attack().targets[0].id)]
    page.run("siraa.update({tab: 'questions', asked: {kind: 'between', ends: arguments[0]}})", ends)
    assert page.run("return document.documentElement.scrollWidth") == 390
