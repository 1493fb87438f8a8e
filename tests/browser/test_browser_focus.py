"""Where the focus goes: what is hidden or made anew hands it on, so that the keyboard never starts over."""

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from tests.browser.conftest import Page, click, texts
from tests.browser.test_browser_address import step

FOCUSED = "const e = document.activeElement; return e.id || e.className || e.localName"


@pytest.fixture
def reading(page: Page) -> Page:
    """The page with a relation opened from its list by the keyboard."""
    page.browser.find_element(By.CSS_SELECTOR, "#relations .open").send_keys(Keys.ENTER)
    return page


def opener_has_focus(page: Page) -> bool:
    return bool(page.run("return document.activeElement === document.querySelector('#relations .open')"))


def test_a_name_that_is_followed_in_the_panel_keeps_the_focus_there(reading: Page) -> None:
    heading = texts(reading, "#evidence h2")
    reading.browser.find_element(By.CSS_SELECTOR, "#evidence h2 .who").send_keys(Keys.ENTER)
    assert reading.run(FOCUSED) == "evidence-back"
    assert texts(reading, "#evidence h2") != heading
    assert reading.browser.find_element(By.ID, "evidence").accessible_name == texts(reading, "#evidence h2")[0]
    reading.browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert opener_has_focus(reading)


def test_back_of_the_browser_takes_the_focus_along(reading: Page) -> None:
    reading.browser.find_element(By.CSS_SELECTOR, "#evidence h2 .who").send_keys(Keys.ENTER)
    step(reading, "back")
    assert reading.run(FOCUSED) == "evidence-back"
    step(reading, "back")
    assert opener_has_focus(reading)
    step(reading, "forward")
    assert reading.run(FOCUSED) == "evidence-back"


def test_where_the_opener_is_gone_the_side_panel_has_the_focus(reading: Page) -> None:
    reading.run("siraa.update({ language: 'en' })")
    assert reading.run(FOCUSED) == "evidence-back"
    reading.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert reading.run(FOCUSED) == "side"


def test_a_name_in_the_answer_to_a_question_opens_and_takes_back_the_focus(page: Page) -> None:
    click(page, "#tab-questions")
    click(page, "#ask-supports")
    page.browser.find_element(By.CSS_SELECTOR, "#answer .who").send_keys(Keys.ENTER)
    assert page.run(FOCUSED) == "evidence-back"
    page.browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.run("return document.activeElement === document.querySelector('#answer .who')") is True


def test_closing_the_question_leads_to_the_first_field(page: Page) -> None:
    click(page, "#tab-questions")
    click(page, "#ask-supports")
    page.browser.find_element(By.ID, "ask-clear").send_keys(Keys.ENTER)
    assert page.run(FOCUSED) == "end-0"


def test_a_field_of_a_question_shows_what_is_asked_of(page: Page) -> None:
    click(page, "#tab-questions")
    page.browser.find_element(By.ID, "end-0").send_keys("داعش", Keys.ENTER)
    field = page.browser.find_element(By.ID, "end-0")
    name = field.get_attribute("value")
    field.send_keys("نصف اسم", Keys.TAB)
    assert page.browser.find_element(By.ID, "end-0").get_attribute("value") == name
    page.browser.find_element(By.ID, "end-0").send_keys(Keys.CONTROL, "a", Keys.DELETE)
    assert page.run("return siraa.state.asked.ends[0]") is None
    assert page.run(FOCUSED) == "end-0"
    page.browser.switch_to.active_element.send_keys("نصف اسم", Keys.TAB)
    assert page.browser.find_element(By.ID, "end-0").get_attribute("value") == ""
    assert page.run(FOCUSED) == "end-1"


def test_escape_empties_the_search_of_the_panel_before_it_closes_it(page: Page) -> None:
    page.run("siraa.select({ node: siraa.data.nodes.find(node => node.key === 'SDF').id })")
    field = page.browser.find_element(By.ID, "find")
    field.send_keys("قسد", Keys.ESCAPE)
    assert page.run("return [siraa.state.selected !== null, siraa.state.find.words]") == [True, ""]
    field.send_keys(Keys.ESCAPE)
    assert page.run("return siraa.state.selected") is None


def test_the_menu_of_exports_keeps_the_focus_and_closes_when_it_is_left(page: Page) -> None:
    is_open = "return document.getElementById('export').open"
    page.run("print = () => {}")
    click(page, "#export summary")
    page.browser.find_element(By.ID, "export-print").send_keys(Keys.ENTER)
    assert page.run("return [document.activeElement.localName, document.getElementById('export').open]") == [
        "summary",
        False,
    ]
    page.browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.run(is_open) is True
    page.browser.find_element(By.ID, "export-print").send_keys(Keys.TAB)
    assert page.run(is_open) is False


def test_a_filter_that_cannot_be_pressed_any_more_hands_the_focus_on(panel: Page) -> None:
    click(panel, "[data-filter='type:ASSAULT']")
    panel.browser.find_element(By.ID, "filters-reset").send_keys(Keys.ENTER)
    assert panel.run(FOCUSED) == "summary"
    assert panel.run("return document.activeElement.closest('#filters') !== null") is True
