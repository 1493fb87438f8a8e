"""Reading vocabulary tables: tab-separated files with a header, each row checked by a pydantic model.

The tables travel with the package. Folders of the user's own go in front: their rows come first, and a row replaces the
package's rows of the same key.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from graph.errors import SeedError


class Row(BaseModel):
    """A row of a vocabulary table. An unknown column is an error, so that a misspelt one is seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def key(self) -> object:
        """What a row of the user's own replaces."""
        raise NotImplementedError


def _parts(cell: object) -> object:
    return tuple(part for p in cell.split("|") if (part := p.strip())) if isinstance(cell, str) else cell


Parts = Annotated[tuple[str, ...], BeforeValidator(_parts)]
"""A cell that holds a list, its parts between `|`."""

R = TypeVar("R", bound=Row)


class Openable(Protocol):
    """What a path on disk and a file inside a wheel share."""

    @property
    def name(self) -> str: ...

    def read_text(self, encoding: str | None = None) -> str: ...


@dataclass(frozen=True)
class Seeds:
    """Where vocabulary tables are looked for: the user's folders, first to last, then the package's own."""

    folders: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        for folder in self.folders:
            if not folder.is_dir():
                raise SeedError(
                    f"{folder}: no such folder. Give --seeds a folder that holds tables such as actors.tsv."
                )

    def rows(self, name: str, model: type[R]) -> list[R]:
        """The rows of table `name`, the user's first; a later row of a key that was seen is left out."""
        own = [path for folder in self.folders if (path := folder / name).exists()]
        tables: tuple[Openable, ...] = (*own, resources.files("seeds").joinpath(name))
        found: dict[object, R] = {}
        for table in tables:
            for row in read_table(table, model):
                found.setdefault(row.key, row)
        return list(found.values())


def read_table(path: Openable, model: type[R]) -> Iterator[R]:
    """The rows of one table; SeedError names file and line of what is wrong, two rows of one key too."""
    header: list[str] | None = None
    seen: dict[object, int] = {}
    for number, line in enumerate(read_text(path).split("\n"), 1):
        cells = line.split("\t")
        if not any(cells) or line.startswith("#"):
            continue
        if header is None:
            header = _header(path, number, cells)
            continue
        row = _row(path, number, header, cells, model)
        if (first := seen.setdefault(row.key, number)) != number:
            raise SeedError(f"{path}, line {number}: {row.key!r} stands on line {first} already. Take one out.")
        yield row
    if header is None:
        raise SeedError(f"{path}: is empty. Begin it with a line that names the columns, parted by tabs.")


def read_text(path: Openable) -> str:
    """The text of a table; SeedError where there is none, or it is not in UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SeedError(f"{path}: there is no such file. Check the path.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(f"{path}: cannot be read as UTF-8 text ({error}). Save the table as UTF-8.") from error


def _header(path: Openable, line: int, cells: list[str]) -> list[str]:
    if len(cells) == 1 and ("," in cells[0] or ";" in cells[0]):
        raise SeedError(f"{path}, line {line}: no tab between the columns {cells[0]!r}. Save the table tab-separated.")
    return [cell.strip() for cell in cells]


def _row(path: Openable, line: int, header: list[str], cells: list[str], model: type[R]) -> R:
    if len(cells) > len(header):
        raise SeedError(f"{path}, line {line}: {len(cells)} cells, but the header names {len(header)} columns.")
    filled = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
    try:
        return model.model_validate(filled)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "row"
        raise SeedError(
            f"{path}, line {line}: column {where!r}: {first['msg']} (given: {filled.get(where, '')!r})."
        ) from error
