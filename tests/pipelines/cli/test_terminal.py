"""Help, and what appears on the terminal."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from pipelines.cli.terminal import Terminal, printable
from tests.pipelines.cli.conftest import Siraa

COMMANDS = [[], ["build"], ["extract"], ["page"], ["export"], ["evaluate"], ["models"], ["models", "train"]]
COMMANDS += [["places"], ["places", "import"], ["places", "resolve"]]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_every_command(siraa: Siraa, command: list[str]) -> None:
    code, out, _ = siraa(*command, "--help")
    assert code == 0
    assert "Usage: siraa" in out
    assert "siraa models" in out if command == ["models"] else "xample" in out


def test_version(siraa: Siraa) -> None:
    code, out, _ = siraa("--version")
    assert code == 0
    assert out.startswith("siraa 0.")


def test_names_cannot_steer_the_terminal(siraa: Siraa, articles: Path) -> None:
    (articles / "x\x1b[31m\n.txt").write_bytes(b"")
    _, _, err = siraa("build", "articles")
    assert "\x1b" not in err
    assert "warning: articles/x\ufffd[31m\ufffd.txt: an empty file; skipped" in err.splitlines()
    assert printable("عنوان\u202e [red]") == "عنوان\ufffd [red]"


def test_help_needs_neither_torch_nor_stanza() -> None:
    code = "import sys; import pipelines.cli; print({'torch', 'stanza', 'trafilatura', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_progress_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for drawn in (True, False):
        terminal, screen = Terminal(), io.StringIO()
        monkeypatch.setattr(terminal, "_console", Console(file=screen, force_terminal=drawn, width=100))
        with terminal.progress("Reading", 3) as progress:
            progress(3)
        assert ("3/3" in screen.getvalue()) is drawn
