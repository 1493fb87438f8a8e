"""An analyst's corrections change what the graph says, survive whatever is read again, and can be taken back."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.correction_file import FILE_NAME
from graph.corrections import (
    Actor,
    ActorChanged,
    Correction,
    Joined,
    Place,
    PlaceChanged,
    Rejected,
    Split,
    Target,
    TypeChanged,
)
from graph.errors import QueryError, StoreError, UnknownName
from graph.filters import Filter
from graph.records import Document, Event, Relation
from graph.store import STORE_NAME, Store
from tests.graph.contents import contents
from tests.graph.samples import RAQQA, records
from tests.graph.strategies import TEXTS, corpora

Corpus = list[tuple[Document, list[Event | Relation]]]
SEIZED = "raqqa-0-SEIZE-انتزعت"
COUNCIL = Actor(id="COUNCIL", name="Council", name_ar="مجلس", kind="organisation")
AFRIN = Place(id="place:عفرين", name="Afrin", name_ar="عفرين", precision="town")


def made(id_: str = "1") -> dict[str, Any]:
    return {"id": id_, "when": datetime(2024, 5, 1, 12, tzinfo=UTC), "by": "analyst", "why": "read it myself"}


def target(store: Store, id_: str = SEIZED) -> Target:
    return Target.of(store.read(id_))


def said(store: Store, id_: str = SEIZED) -> Event:
    [found] = [one for one in store.statements() if one.id == id_]
    assert isinstance(found, Event)
    return found


def test_a_rejected_statement_appears_nowhere_and_is_not_lost(store: Store) -> None:
    before, read = store.counts(), said(store)
    assert store.correct(Rejected(**made(), target=target(store))) == 1
    assert read.id not in {one.id for one in store.statements()}
    assert store.counts().events == before.events - 1
    assert store.counts().sentences == before.sentences - 1
    assert store.nodes()["ISIS"].mentions == 1
    assert store.read(SEIZED) == read


def test_an_actor_a_place_and_a_type_are_changed_in_one_statement(store: Store) -> None:
    store.correct(ActorChanged(**made("1"), target=target(store), actor="ISIS", to=COUNCIL))
    store.correct(PlaceChanged(**made("2"), target=target(store), place="geonames:172955", to=AFRIN))
    store.correct(TypeChanged(**made("3"), target=target(store), to="RETREAT"))
    now = said(store)
    assert [one.id for one in now.targets] == ["COUNCIL"]
    assert now.targets[0].text == "داعش"
    assert [one.id for one in now.places] == ["place:عفرين"]
    assert now.places[0].lat is None
    assert (now.type, now.codes.plover) == ("RETREAT", None)
    assert [one.id for one in store.statements(Filter(ends=("SDF", "COUNCIL")))] == [SEIZED]
    assert store.nodes()["ISIS"].mentions == 1


def test_joined_actors_are_one_everywhere(store: Store) -> None:
    russia = Actor(id="RUSSIA", name="Russia", name_ar="روسيا", kind="state", cameo="RUS")
    assert store.correct(Joined(**made(), actor="TURKEY", to=russia)) == 2
    assert "TURKEY" not in store.nodes()
    assert store.nodes()["RUSSIA"].mentions == 5


def test_who_is_joined_with_himself_stands_once(store: Store) -> None:
    sdf = Actor(id="SDF", name="Syrian Democratic Forces", name_ar="قوات سوريا الديمقراطية", kind="armed_group")
    event = RAQQA.event(0, "انتزعت", "SEIZE", sources=("قوات سوريا الديمقراطية", "داعش"))
    store.add(RAQQA.document.model_copy(update={"sha256": "1" * 64}), [event])
    store.correct(Joined(**made(), actor="ISIS", to=sdf))
    assert [one.id for one in said(store).sources] == ["SDF"]


def test_a_split_actor_is_another_where_it_is_written_so(store: Store) -> None:
    store.correct(Split(**made(), actor="SDF", text="قَسد", to=COUNCIL))
    assert [one.id for one in said(store).sources] == ["SDF"]
    assert store.nodes()["COUNCIL"].mentions == 5


def test_a_correction_survives_its_article_and_the_store_file(store: Store) -> None:
    store.correct(Rejected(**made(), target=target(store)))
    changed = RAQQA.document.model_copy(update={"sha256": "1" * 64})
    read = next(iter(records().values()))
    again = [one.model_copy(update={"id": f"new-{number}"}) for number, one in enumerate(read)]
    assert store.add(changed, again)
    assert "new-0" not in {one.id for one in store.statements()}
    store.close()
    store.path.unlink()
    with Store(store.path) as fresh:
        fresh.add(changed, again)
        assert "new-0" not in {one.id for one in fresh.statements()}
        assert list(fresh.corrections().values()) == [1]


def test_a_correction_waits_where_its_statement_is_gone(store: Store) -> None:
    correction = Rejected(**made(), target=target(store))
    store.correct(correction)
    store.remove("raqqa")
    assert store.corrections() == {correction: 0}
    store.add(RAQQA.document, records()[RAQQA.document])
    assert store.corrections() == {correction: 1}
    assert SEIZED not in {one.id for one in store.statements()}


def test_what_would_change_nothing_is_refused(store: Store) -> None:
    before = contents(store.path)
    with pytest.raises(QueryError, match="no statement would change"):
        store.correct(Joined(**made(), actor="NOBODY", to=COUNCIL))
    with pytest.raises(UnknownName, match="no correction '1'"):
        store.undo("1")
    with pytest.raises(UnknownName, match="no statement 'x'"):
        store.read("x")
    assert store.corrections() == {}
    assert contents(store.path) == before
    assert not store.path.with_name(FILE_NAME).exists()


def test_the_file_is_what_counts(store: Store) -> None:
    store.correct(Rejected(**made(), target=target(store)))
    file = store.path.with_name(FILE_NAME)
    kept = file.read_text(encoding="utf-8")
    file.write_text("", encoding="utf-8")  # as after a process that was killed between file and store
    with Store(store.path) as again:
        assert SEIZED in {one.id for one in again.statements()}
    file.unlink()
    file.write_text(kept, encoding="utf-8")
    with Store(store.path) as again:
        assert SEIZED not in {one.id for one in again.statements()}
    file.unlink()  # as where only the store was copied
    with Store(store.path):
        assert file.read_text(encoding="utf-8") == kept


def test_what_another_process_corrects_holds_for_what_this_one_adds(store: Store) -> None:
    document = RAQQA.document.model_copy(update={"sha256": "1" * 64})
    with Store(store.path) as other:
        other.correct(Rejected(**made(), target=target(store)))
    store.add(document, records()[RAQQA.document])
    assert SEIZED not in {one.id for one in store.statements()}


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "guess"}', "[" * 100_000])
def test_a_broken_file_is_named_by_line(store: Store, line: str) -> None:
    store.path.with_name(FILE_NAME).write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"corrections.jsonl, line 2: not a correction"):
        Store(store.path)


@st.composite
def corrections(draw: st.DrawFn, corpus: Corpus) -> list[Correction]:
    """Corrections of some of the statements, and of the actors that they name."""
    read = [statement for _, statements in corpus for statement in statements]
    found: list[Correction] = []
    ids = st.sampled_from(["SDF", "ISIS", "TURKEY", "روسيا", "\ud800"])
    to = st.builds(Actor, id=ids, name=TEXTS, name_ar=TEXTS, kind=st.just("state"))
    for number in range(draw(st.integers(1, 5))):
        general: list[st.SearchStrategy[Any]] = [
            st.builds(Joined, **_just(number), actor=ids, to=to),
            st.builds(Split, **_just(number), actor=ids, text=TEXTS, to=to),
        ]
        if read:
            meant = st.sampled_from(read).map(Target.of)
            general += [
                st.builds(Rejected, **_just(number), target=meant),
                st.builds(ActorChanged, **_just(number), target=meant, actor=ids, to=to),
                st.builds(PlaceChanged, **_just(number), target=meant, place=st.just("geonames:1"), to=st.just(AFRIN)),
                st.builds(TypeChanged, **_just(number), target=meant, to=st.sampled_from(["SEIZE", "HELP"])),
            ]
        found.append(draw(st.one_of(general)))
    return found


def _just(number: int) -> dict[str, st.SearchStrategy[Any]]:
    return {name: st.just(value) for name, value in made(f"c{number}").items()}


@given(st.data(), corpora(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_corrections_are_exact(data: st.DataObject, corpus: Corpus, chance: Any) -> None:
    wanted = data.draw(corrections(corpus))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store(folder / STORE_NAME) as store:
            fill(store, corpus)
            plain = contents(store.path)
            held = [one for one in wanted if corrects(store, one)]
            with_all = contents(store.path)
            (folder / STORE_NAME).rename(folder / "kept")
        with Store(folder / STORE_NAME) as rebuilt:
            fill(rebuilt, corpus)
            assert contents(rebuilt.path) == with_all
            chance.shuffle(held)
            for one in held:
                rebuilt.undo(one.id)
            assert contents(rebuilt.path) == plain


def fill(store: Store, corpus: Corpus) -> None:
    for document, statements in corpus:
        store.add(document, statements)


def corrects(store: Store, correction: Correction) -> bool:
    """Make the correction, if there is something to correct."""
    try:
        return store.correct(correction) > 0
    except QueryError:
        return False
