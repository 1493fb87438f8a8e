"""Chromium without a window and without a network."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

MISSING = (
    "The browser tests need Chromium and its driver, and found no {}. `make test` installs them where it may; "
    "on Debian and Ubuntu: apt-get install chromium chromium-driver fonts-noto-core."
)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--lang=en",
)


def found(what: str, *names: str) -> str:
    """The path of a program; FileNotFoundError where there is none."""
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise FileNotFoundError(MISSING.format(what))
    return path


@contextmanager
def started(profile: Path) -> Iterator[Chrome]:
    """A browser that keeps what it writes in the folder `profile`."""
    options = ChromeOptions()
    options.binary_location = found("Chromium", "chromium", "chromium-browser", "google-chrome", "chrome")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(found("chromedriver", "chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()
