"""Each notebook runs from its first cell to its last, against the graph of the given document, and shows its story."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest
from nbclient import NotebookClient

from graph.catalogue import Catalogue
from graph.incidents import Reporter
from graph.seeds import Seeds
from graph.store import STORE_NAME, Store
from pipelines.article import Reading
from tests.notebooks.recording import public

ROOT = Path(__file__).parents[2]
NOTEBOOKS = {path.stem: path for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}
STARTUP = "from pathlib import Path\nfrom tests.notebooks.recording import record\nrecord(Path({path!r}))\n"


class Run(NamedTuple):
    """What the cells of a notebook put out, in their order, and which methods they called."""

    outputs: list[Any]
    called: set[str]

    def shown(self, kind: str = "text/html") -> str:
        """Everything of one kind that was put out."""
        return "".join(output.get("data", {}).get(kind, "") for output in self.outputs)

    @property
    def printed(self) -> str:
        return "".join(output["text"] for output in self.outputs if output.get("name") == "stdout")


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def runs(given: Reading, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Run]:
    """Every notebook, run in a kernel that finds the given document's graph, and writes nothing into the home."""
    folder = tmp_path_factory.mktemp("notebooks")
    with Store(folder / STORE_NAME) as store:
        store.add(given.article.record(), given.statements)
        store.merge(Reporter(Catalogue.load(Seeds())))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIRAA_OUT", str(folder))
        patch.setenv("PYTHONPATH", str(ROOT))
        return {name: run(path, folder / name, patch) for name, path in NOTEBOOKS.items()}


def run(path: Path, folder: Path, patch: pytest.MonkeyPatch) -> Run:
    """A run of a notebook; CellExecutionError where a cell fails."""
    called = folder / "called.json"
    startup = folder / "profile_default" / "startup" / "record.py"
    startup.parent.mkdir(parents=True)
    startup.write_text(STARTUP.format(path=str(called)), encoding="utf-8")
    patch.setenv("IPYTHONDIR", str(folder))
    notebook = read(path)
    where = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return Run(outputs, set(json.loads(called.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_no_outputs_are_kept(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)


@pytest.mark.parametrize("path", NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_each_opens_with_how_to_ask_a_graph_of_ones_own(path: Path) -> None:
    first, second, *_ = read(path).cells
    assert "siraa build" in first.source
    assert "SIRAA_OUT" in first.source
    assert 'ConflictGraph.load(os.environ.get("SIRAA_OUT"' in second.source


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_cell_warns(runs: Mapping[str, Run], name: str) -> None:
    assert [output for output in runs[name].outputs if output.get("name") == "stderr"] == []


def test_every_public_method_is_called_by_a_cell(runs: Mapping[str, Run]) -> None:
    called = {name for run in runs.values() for name in run.called}
    assert called
    assert {str(method) for method in public()} - called == set()


def test_relations_shows_sentences_a_way_a_matrix_and_the_page(runs: Mapping[str, Run]) -> None:
    found = runs["relations"]
    assert '<mark title="trigger">انتزاع</mark>' in found.shown()
    assert re.search("Turkey – (.+ – )?Islamic State", found.shown("text/plain"))
    assert "Near: ISIS" in found.printed
    assert found.shown("image/png")
    assert "<iframe srcdoc=" in found.shown()


def test_raqqa_tells_who_held_it(runs: Mapping[str, Run]) -> None:
    found = runs["raqqa"]
    assert "held ['قوات سوريا الديمقراطية'] since 2017-10-17" in found.printed
    assert "2017-10-01 Raqqa: held, Islamic State" in found.printed
    assert "2010-01-01 Raqqa: unknown" in found.printed
    assert sum("image/png" in output.get("data", {}) for output in found.outputs) == 2


def test_claims_puts_accounts_side_by_side(runs: Mapping[str, Run]) -> None:
    found = runs["claims"]
    assert "<th>قوات سوريا الديمقراطية</th><th>تنظيم الدولة الإسلامية</th>" in found.shown()
    assert re.search("SEIZE, [2-9] reports", found.shown("text/plain"))
    assert "الرقة تذبح بصمت" in found.printed


def test_networks_finds_camps_and_balance(runs: Mapping[str, Run]) -> None:
    found = runs["networks"]
    assert re.search(r"تنظيم الدولة الإسلامية.* is (in|out of) balance", found.printed)
    camps = re.findall(r"^camp \d: (.*)$", found.printed, re.M)
    assert any("التحالف الدولي" in camp and "قوات سوريا الديمقراطية" in camp for camp in camps)
    assert not any("تنظيم الدولة الإسلامية" in camp and "قوات سوريا الديمقراطية" in camp for camp in camps)
    assert found.shown("image/png")
