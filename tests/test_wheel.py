"""The wheel, installed and used away from the checkout, so that a file missing from it is seen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "pipelines", "seeds")
IMPORT_EVERYTHING = """
import pkgutil, importlib, graph, pipelines, seeds
for package in (graph, pipelines, seeds):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
    print(package.__file__)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and nothing else."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    build = [*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = wheels.glob("siraa-*.whl")
    install = [*pip, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return target


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """What Python prints in `folder` where the installed wheel comes before the checkout."""
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_file_of_the_packages_is_in_the_wheel(installed: Path) -> None:
    given = {
        path.relative_to(ROOT)
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    missing = sorted(str(path) for path in given if not (installed / path).is_file())
    assert missing == []


def test_licence_and_notice_are_in_the_wheel(installed: Path) -> None:
    names = {path.name for path in installed.glob("siraa-*.dist-info/licenses/*")}
    assert names == {"LICENSE", "NOTICE"}


def test_every_module_is_imported_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    origins = run(installed, tmp_path, "-c", IMPORT_EVERYTHING).splitlines()
    assert origins == [str(installed / package / "__init__.py") for package in PACKAGES]


def test_the_wheel_reads_an_article_and_makes_its_page(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قصفت الطائرات الروسية مدينة إدلب يوم الاثنين.", encoding="utf-8")
    run(installed, tmp_path, "-c", "from pipelines.cli import main; main()", "build", "a.txt", "-o", "out")
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert "قصفت الطائرات الروسية" in page
