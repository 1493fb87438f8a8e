"""How soon pages show their picture, how large they are and how smoothly they move, in one run of one browser.

    python -m tests.browser.bench [PAGE] [--repeat N]

PAGE is the page of the given article (out/graph.html). It is measured beside an empty page of pyvis, which tells how
fast the machine is, and a page of 2,000 nodes and 10,000 statements that look like real ones.
"""

import argparse
import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pyvis.network import Network
from rich.console import Console
from rich.table import Table
from selenium.webdriver import Chrome

from graph.page import write_page
from tests.browser.driver import started
from tests.graph.page.synthetic import synthetic

NODES, STATEMENTS, PANNED = 2000, 10_000, 400

# Notes when the frame after the first call of a method of the canvas is over: what was drawn is then seen.
WATCH = """
const drawn = CanvasRenderingContext2D.prototype.%(method)s;
CanvasRenderingContext2D.prototype.%(method)s = function (...given) {
  CanvasRenderingContext2D.prototype.%(method)s = drawn;
  requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.firstPicture = performance.now())));
  return drawn.apply(this, given);
};
"""
FIRST_PICTURE = """
const done = arguments[0];
const look = () => (globalThis.firstPicture ? done(globalThis.firstPicture) : requestAnimationFrame(look));
look();
"""
DRAW_MANY = """
siraa.update({ added: new Set(siraa.data.nodes.slice(0, arguments[0]).map((node) => node.id)) });
siraa.fit();
"""
# Drags the picture to and fro, a step a frame.
PAN = """
const [frames, done] = arguments;
const canvas = document.querySelector("#network canvas");
const { left, top } = canvas.getBoundingClientRect();
const send = (type, target, x) =>
  target.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, pointerType: "mouse", isPrimary: true, bubbles: true, buttons: 1, button: 0,
    clientX: left + x, clientY: top + 4,
  }));
const started = performance.now();
let frame = 0;
send("pointerdown", canvas, 20);
const step = () => {
  send("pointermove", window, 20 + 150 * (1 - Math.cos(frame / 20)));
  if (frame++ < frames) return requestAnimationFrame(step);
  send("pointerup", window, 20);
  done([frames / ((performance.now() - started) / 1000), siraa.network.body.data.nodes.length]);
};
requestAnimationFrame(step);
"""


def first_picture(browser: Chrome, page: Path, method: str, repeat: int) -> float:
    """Seconds until the picture is seen, the median of several loads."""
    source = {"source": WATCH % {"method": method}}
    watch = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", source)
    seconds: list[float] = []
    for _ in range(repeat):
        browser.get("about:blank")
        browser.get(page.as_uri())
        seconds.append(browser.execute_async_script(FIRST_PICTURE) / 1000)
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", watch)
    return statistics.median(seconds)


def frames_a_second(browser: Chrome, page: Path) -> float:
    """How often the picture of many nodes is drawn anew in a second while it is dragged."""
    browser.get(page.as_uri())
    browser.execute_script(DRAW_MANY, PANNED)
    rate, drawn = browser.execute_async_script(PAN, 90)
    if drawn < PANNED:
        raise RuntimeError(f"{drawn} nodes were drawn, not {PANNED}.")
    return float(rate)


def rows(browser: Chrome, given: Path, folder: Path, repeat: int) -> Iterable[tuple[str, ...]]:
    """The rows of the report."""
    empty, big = folder / "empty.html", folder / "big.html"
    empty.write_text(Network(cdn_resources="in_line").generate_html(), encoding="utf-8")
    made = synthetic(NODES, STATEMENTS)
    write_page(made.graph, made.documents, big)
    base = first_picture(browser, empty, "clearRect", repeat)
    pages = (("the given article", given, 1.0, 2, 1.2), (f"{NODES:,} nodes, {STATEMENTS:,} statements", big, 2.0, 3, 6))
    yield "first picture: an empty page of pyvis", f"{base:.2f} s", ""
    for name, page, limit, times, _ in pages:
        seconds = first_picture(browser, page, "fillText", repeat)
        yield f"first picture: {name}", f"{seconds:.2f} s", f"{limit:.0f} s or {times} x empty ({times * base:.2f} s)"
    for name, page, _, _, size in pages:
        yield f"file: {name}", f"{page.stat().st_size / 1e6:.2f} MB", f"{size} MB"
    yield f"panning, {PANNED} nodes", f"{frames_a_second(browser, big):.0f} frames/s", "30 frames/s"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", nargs="?", type=Path, default=Path("out/graph.html"))
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    table = Table("what", "measured", "wanted")
    with tempfile.TemporaryDirectory() as folder, started(Path(folder) / "profile") as browser:
        browser.set_window_size(1280, 720)
        for row in rows(browser, options.page.resolve(), Path(folder), options.repeat):
            table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
