"""Which public methods of the notebook API the cells of a notebook call.

A kernel calls `record` before the first cell: see `test_notebooks`.
"""

import atexit
import functools
import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from graph import answers

MODULES = ("graph.query", "graph.stored", "graph.statements", "graph.evidence", "graph.control.history", "graph.view")


class Method(NamedTuple):
    """A method or property of a class; `make` puts another function in place of its own."""

    of: type
    name: str
    function: Callable[..., Any]
    make: Callable[[Callable[..., Any]], Any]

    def __str__(self) -> str:
        return f"{self.of.__name__}.{self.name}"


def public() -> list[Method]:
    """The public methods and properties of the graph and its answers."""
    names = [f"graph.answers.{module.name}" for module in pkgutil.iter_modules(answers.__path__)]
    modules = [importlib.import_module(name) for name in (*MODULES, *names)]
    classes = {c for m in modules for c in vars(m).values() if inspect.isclass(c) and c.__module__ == m.__name__}
    return [method for c in classes for method in _methods(c) if not method.name.startswith("_")]


def _methods(of: type) -> Iterator[Method]:
    for name, member in vars(of).items():
        if inspect.isfunction(member):
            yield Method(of, name, member, lambda function: function)
        elif isinstance(member, property) and member.fget:
            yield Method(of, name, member.fget, property)
        elif isinstance(member, classmethod):
            yield Method(of, name, member.__func__, classmethod)


def record(path: Path) -> None:
    """Write the names of those that a cell calls to a file, when the kernel ends."""
    called: set[str] = set()
    atexit.register(lambda: path.write_text(json.dumps(sorted(called)), encoding="utf-8"))
    for method in public():
        setattr(method.of, method.name, method.make(_noted(method, called)))


def _noted(method: Method, called: set[str]) -> Callable[..., Any]:
    @functools.wraps(method.function)
    def noted(*given: Any, **named: Any) -> Any:
        if "ipykernel_" in sys._getframe(1).f_code.co_filename:
            called.add(str(method))
        return method.function(*given, **named)

    return noted
