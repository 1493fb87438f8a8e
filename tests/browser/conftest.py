"""A real browser, without a network, that opens pages from files."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from graph.page import write_page
from tests.browser.driver import started
from tests.graph.page.news import documents, news_graph

COUNTS = """
return Object.fromEntries([...document.querySelectorAll(`#filters [data-filter^='${arguments[0]}:']`)]
  .filter(box => !box.closest(".whole"))
  .map(box => [box.dataset.filter.split(/:(.*)/)[1], Number(box.parentElement.querySelector("bdi").textContent)]));"""
SHOWN = "return siraa.visible.statements.size"


class Page:
    """An open page, with what it asked the network for and what it complained of since it was opened."""

    def __init__(self, browser: Chrome, path: Path) -> None:
        self.browser = browser
        self.address = path.as_uri()
        self.resize(1280, 720)
        for name in ("browser", "performance"):
            self.log(name)  # what earlier pages did
        forgotten = {"origin": "file://", "storageTypes": "local_storage"}
        browser.execute_cdp_cmd("Storage.clearDataForOrigin", forgotten)
        browser.get(self.address)

    def resize(self, width: int, height: int) -> None:
        """Give the page this many pixels; a narrow page is that of a phone."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def run(self, script: str, *arguments: Any) -> Any:
        """The value that a script returns, run in the page."""
        return self.browser.execute_script(script, *arguments)

    def log(self, name: str) -> list[dict[str, Any]]:
        """What the browser noted since it was last asked."""
        return list(self.browser.get_log(name))  # type: ignore[no-untyped-call]

    def complaints(self) -> list[str]:
        """Errors, warnings and breaches of the content security policy."""
        return [entry["message"] for entry in self.log("browser")]

    def requests(self) -> list[str]:
        """Every address that was asked for, the page's own too."""
        events = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]


def texts(page: Page, selector: str) -> list[str]:
    return [element.text for element in page.browser.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def click(page: Page, selector: str) -> None:
    page.browser.find_element(By.CSS_SELECTOR, selector).click()


def counts(page: Page, facet: str) -> dict[str, int]:
    """What each value of a facet would show, as the panel says."""
    return dict(page.run(COUNTS, facet))


def handle(page: Page, end: str) -> WebElement:
    return page.browser.find_element(By.CSS_SELECTOR, f"[data-end={end}]")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """The tests fail, and do not skip, where there is no browser."""
    with started(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="session")
def news_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample articles."""
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_page(news_graph(), documents(), path)
    return path


@pytest.fixture
def opened(browser: Chrome) -> Callable[[Path], Page]:
    """Opens a page."""
    return lambda path: Page(browser, path)


@pytest.fixture
def page(opened: Callable[[Path], Page], news_page: Path) -> Page:
    """The page of the sample articles, just opened."""
    return opened(news_page)


@pytest.fixture
def panel(page: Page) -> Page:
    """The page of the sample articles with all filters open."""
    page.run("siraa.update({ tab: 'filters' }); document.querySelectorAll('.facet').forEach(part => part.open = true)")
    page.browser.execute_async_script("setTimeout(arguments[0], 50)")  # toggles are told later
    return page


@pytest.fixture
def map_page(page: Page) -> Page:
    """The page of the sample articles, with the map in view."""
    click(page, "#tab-map")
    return page
