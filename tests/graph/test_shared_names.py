"""A name that two actors of the user's own have is warned of, unless he says that it needs context."""

from pathlib import Path

import pytest

from graph.catalogue import Catalogue
from graph.seeds import Seeds
from graph.shared_names import shared_names

COLUMNS = "id\tname_ar\taliases_ar\tambiguous_ar"


def warnings(folder: Path, **files: list[str]) -> list[str]:
    paths = []
    for name, rows in files.items():
        paths.append(folder / f"{name}.tsv")
        paths[-1].write_text("\n".join([COLUMNS, *rows]), encoding="utf-8")
    return list(shared_names(Catalogue.load(Seeds(), paths)))


def test_a_shared_name_is_told_with_both_actors_and_their_files(tmp_path: Path) -> None:
    sun, moon = "SUN\tجيش الشمس\tفرقة المثال", "MOON\tجيش القمر\tفِرقة المثال"
    [one] = warnings(tmp_path, mine=[sun, moon])
    assert one.startswith(f"{tmp_path / 'mine.tsv'}: 'فرقة المثال' is a name of SUN and of MOON. ")
    [several] = warnings(tmp_path, a=[sun], b=[moon])
    assert several.startswith(f"{tmp_path / 'a.tsv'}, {tmp_path / 'b.tsv'}: 'فرقة المثال' is")


@pytest.mark.parametrize(
    "rows",
    [
        ["SUN\tجيش الشمس\tفرقة المثال|فِرقة المثال", "MOON\tجيش القمر\tقسد"],
        ["SUN\tجيش الشمس\t\tالجيش", "MOON\tجيش القمر\t\tالجيش"],
    ],
    ids=["his own or siraa's", "in context"],
)
def test_other_names_are_not_warned_of(tmp_path: Path, rows: list[str]) -> None:
    assert warnings(tmp_path, mine=rows) == []


def test_a_name_that_needs_context_in_one_row_only_is_warned_of(tmp_path: Path) -> None:
    assert len(warnings(tmp_path, mine=["SUN\tجيش الشمس\tالجيش", "MOON\tجيش القمر\t\tالجيش"])) == 1
