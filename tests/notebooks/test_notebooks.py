"""Every notebook runs from its first cell to its last, against a graph of our own records."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from graph.store import STORE_NAME, Store
from tests.graph.samples import records

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that finds a graph of the sample records, and writes nothing into the home folder."""
    with Store(tmp_path / STORE_NAME) as store:
        for document, statements in records().items():
            store.add(document, statements)
    monkeypatch.setenv("SIRAA_OUT", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def run(path: Path) -> list[Any]:
    """The outputs of a notebook, in the order of its cells; CellExecutionError where one fails."""
    notebook = read(path)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": path.parent}}
    ).execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_outputs_are_kept(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)


@pytest.mark.usefixtures("environment")
def test_relations_shows_table_timeline_and_page() -> None:
    outputs = run(ROOT / "notebooks" / "relations.ipynb")
    html = "".join(output.get("data", {}).get("text/html", "") for output in outputs)
    for trigger in ("انتزعت", "قصفت", "رفضت", "حليفة", "تطلب"):
        assert f'<mark title="trigger">{trigger}</mark>' in html
    assert [output for output in outputs if "image/png" in output.get("data", {})]
    assert "<iframe srcdoc=" in html
    assert not [output for output in outputs if output["output_type"] == "stream"]  # neither warnings nor errors
