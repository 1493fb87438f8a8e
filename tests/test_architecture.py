"""The rules of the house that a test can check: who may import whom, what may stand in code, how long a file may be."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = ("read", "annotate", "link", "extract", "merge", "run", "evaluation", "training", "cli")
"""In the order that texts pass through them; then what stands on all of them."""
NEURAL = ("stanza", "torch")
NEURAL_HOMES = ("pipelines/annotate/", "pipelines/training/")
EXTRAS = {
    "pipelines/training/": "train",
    "pipelines/read/parquet.py": "parquet",
    "pipelines/cluster.py": "cluster",
    "pipelines/shards.py": "cluster",
    "graph/exports/parquet.py": "parquet",
    "graph/": "notebook",
}
"""What these import besides, only where it is asked for."""
LONGEST_FILE = 300
HOMES = packages_distributions()
"""The distributions that bring a module."""
ARABIC_WORD = re.compile("[\u0621-\u064a]{4}")
"""Shorter strings may be prefixes and suffixes, which belong to the code that cuts them off."""
LETTERS = {"أإآٱٲٳ", "كيىههه", "وفبلكس", "يتنا", "يتين"}
"""Sets of letters and endings, not words."""


def files(*folders: str) -> list[str]:
    """The Python files of these folders, by their path from the root."""
    return sorted(str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*.py"))


def tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def imports(file: str) -> set[str]:
    """The modules that a file imports anywhere, by their full names; of `from a import b` both `a` and `a.b`."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            found.update({node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)})
    return found


def packages(file: str) -> set[str]:
    return {name.partition(".")[0] for name in imports(file)}


def stage(module: str) -> int | None:
    """The place of a module of `pipelines` in the order of stages; None where it is no part of one."""
    parts = module.removesuffix(".py").replace("/", ".").split(".")
    return STAGES.index(parts[1]) if parts[0] == "pipelines" and len(parts) > 1 and parts[1] in STAGES else None


def literals(file: str) -> Iterator[tuple[int, str]]:
    """The texts in code with their lines: not comments, nor what stands alone to explain something."""
    module = tree(file)
    alone = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def declared(extras: set[str]) -> set[str]:
    """The distributions that pyproject.toml names, in these extras too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    return {re.split(r"[\[<>=]", line)[0].lower() for lines in lists for line in lines}


@pytest.mark.parametrize("file", files("graph"))
def test_the_graph_knows_nothing_of_language_processing(file: str) -> None:
    assert not packages(file) & {"pipelines", "tests", *NEURAL}


@pytest.mark.parametrize("file", files("pipelines"))
def test_a_stage_imports_no_later_stage(file: str) -> None:
    own = stage(file)
    later = {module for module in imports(file) if own is not None and (stage(module) or 0) > own}
    assert not later


@pytest.mark.parametrize("file", files("pipelines"))
def test_stanza_and_torch_stay_in_their_homes(file: str) -> None:
    assert file.startswith(NEURAL_HOMES) or not packages(file) & set(NEURAL)


@pytest.mark.parametrize("file", files("graph", "pipelines"))
def test_no_word_list_stands_in_code(file: str) -> None:
    assert [(line, text) for line, text in literals(file) if ARABIC_WORD.search(text) and text not in LETTERS] == []


@pytest.mark.parametrize("file", files("graph", "pipelines", "seeds", "tests"))
def test_a_file_fits_in_the_head(file: str) -> None:
    assert len((ROOT / file).read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("file", files("graph", "pipelines"))
def test_what_is_imported_is_declared(file: str) -> None:
    known = declared({extra for home, extra in EXTRAS.items() if file.startswith(home)})
    foreign = packages(file) - set(sys.stdlib_module_names) - {"graph", "pipelines", "seeds"}
    homes = {module: {name.lower().replace("_", "-") for name in HOMES[module]} for module in foreign}
    assert [module for module in foreign if not known & homes[module]] == []


def test_the_graph_is_imported_without_what_is_extra() -> None:
    extra = declared({"notebook", "parquet"}) - declared(set())
    code = "import sys, graph, graph.exports; print(*{module.partition('.')[0] for module in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert extra
    assert not extra & set(loaded.split())


def test_the_rules_see_what_they_forbid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.py").write_text('"""دخلوا"""\nfrom pipelines import cli\nWORDS = ["دخلوا"]\n', encoding="utf-8")
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    assert imports("bad.py") == {"pipelines", "pipelines.cli"}
    assert packages("bad.py") == {"pipelines"}
    assert [line for line, text in literals("bad.py") if ARABIC_WORD.search(text)] == [3]
    assert stage("pipelines/link/names.py") == stage("pipelines.link") == 2
    assert stage("pipelines.article") is None
