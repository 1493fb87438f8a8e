"""What tells one reading from another: what reading depends on, and nothing else."""

import shutil
from pathlib import Path

import pytest

from graph.seeds import Seeds
from pipelines.fingerprint import fingerprint
from pipelines.models import describe, shipped

ACTORS = "id\tname_ar\nLOCAL\tمجلس البلدة\n"


def changed(seeds: Path, actors: tuple[Path, ...] = (), models: Path | None = None) -> set[str]:
    """The parts in which reading with these differs from reading without."""
    plain, other = fingerprint(Seeds(), (), None), fingerprint(Seeds((seeds,)), actors, models)
    return {part for part in plain if plain[part] != other[part]}


@pytest.mark.parametrize(
    ("table", "parts"),
    [
        ("actors.tsv", {"vocabularies"}),
        ("name_words.tsv", {"vocabularies"}),
        ("acled.tsv", set()),
        ("people.tsv", {"vocabularies"}),
        ("pseudonyms.tsv", set()),
        ("unknown.tsv", set()),
    ],
)
def test_a_table_counts_where_reading_uses_it(tmp_path: Path, table: str, parts: set[str]) -> None:
    (tmp_path / table).write_text(ACTORS, encoding="utf-8")
    assert changed(tmp_path) == parts


def test_remarks_do_not_count_and_the_order_of_folders_does(tmp_path: Path) -> None:
    for name, text in (("plain", ACTORS), ("remarked", f"# ours\n\n{ACTORS}"), ("other", ACTORS.replace("LOCAL", "X"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "actors.tsv").write_text(text, encoding="utf-8")
    plain, remarked, other = (tmp_path / name for name in ("plain", "remarked", "other"))
    assert fingerprint(Seeds((plain,)), (), None) == fingerprint(Seeds((remarked,)), (), None)
    assert fingerprint(Seeds((plain, other)), (), None) != fingerprint(Seeds((other, plain)), (), None)


def test_a_file_of_actors_and_other_models_count(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(ACTORS, encoding="utf-8")
    models = tmp_path / "models"
    models.mkdir()
    described = describe(shipped()).model_copy(update={"events": None})
    (models / "package.json").write_text(described.model_dump_json())
    assert changed(tmp_path, (own,)) == {"vocabularies"}
    assert changed(tmp_path, (), models) == {"models"}
    without = fingerprint(Seeds(), (), models)
    shutil.copytree(models, tmp_path / "z" / "models")
    assert fingerprint(Seeds(), (), tmp_path / "z" / "models") == without
    (models / "package.json").write_text(described.model_copy(update={"events": "own.npz"}).model_dump_json())
    (models / "own.npz").write_bytes(b"models of events")
    assert fingerprint(Seeds(), (), models)["models"] != without["models"]
