"""The names that reading joined to actors are counted, and no others."""

from datetime import UTC, datetime
from pathlib import Path

from graph.catalogue import ActorRow, Catalogue
from graph.corrections import Actor, Joined, Split
from graph.joined_actors import joined_actors
from graph.records import ActorMention
from graph.store import Store
from tests.graph.incidents.reports import document, event

NONE = Catalogue({}, {})
SALIM = Actor(id="x-1", name="Salim al-Ubaydi", name_ar="سالم العبيدي", kind="person")
PARTY = Actor(id="x-2", name="Work Party", name_ar="حزب العمل", kind="organisation")
OTHER = Actor(id="x-3", name="al-Ubaydi", name_ar="العبيدي", kind="person")
MADE = {"id": "1", "when": datetime(2024, 5, 1, tzinfo=UTC), "by": "analyst"}


def written(text: str, actor: Actor = SALIM) -> ActorMention:
    return ActorMention(**actor.model_dump(), text=text, start=0, end=len(text))


def stored(path: Path, **named: list[ActorMention]) -> Store:
    """A store of events that name actors; the first letter of an event's id is its article."""
    store = Store(path)
    for doc in sorted({id_[0] for id_ in named}):
        said = (
            event(id_).model_copy(update={"sources": tuple(names)}) for id_, names in named.items() if id_[0] == doc
        )
        store.add(document(doc), said)
    return store


def test_names_that_fold_alike_are_one_and_those_joined_come_last(tmp_path: Path) -> None:
    full, last, voweled = map(written, ("سالم العبيدي", "العبيدي", "العُبيدي"))
    with stored(tmp_path / "a", a1=[full, last], a2=[last], b1=[voweled], b2=[written("حزب العمل", PARTY)]) as store:
        [found] = joined_actors(store, NONE)
    assert (found.actor.id, found.actor.mentions) == ("x-1", 3)
    assert found.names == (("سالم العبيدي", 1, 1, False), ("العبيدي", 3, 2, True))


def test_the_names_of_most_statements_come_first(tmp_path: Path) -> None:
    party, last = written("الحزب", PARTY), written("العبيدي")
    with stored(tmp_path / "a", a1=[party, last], a2=[party]) as store:
        assert [one.actor.id for one in joined_actors(store, NONE)] == ["x-2", "x-1"]


def test_what_tables_call_an_actor_was_not_joined(tmp_path: Path) -> None:
    salim = ActorRow(
        id="x-1", name_en="Salim al-Ubaydi", name_ar="سالم العبيدي", kind="person", aliases_ar=("العبيدي",)
    )
    party = ActorRow(id="x-2", name_en="Work Party", name_ar="حزب العمل", kind="organisation")
    catalogue = Catalogue({"x-1": salim, "x-2": party}, {})
    described, last, surnamed = written("الحزب", PARTY), written("العبيدي"), written("آل العبيدي")
    with stored(tmp_path / "a", a1=[described, last]) as store:
        assert joined_actors(store, catalogue) == []
        assert [one.actor.id for one in joined_actors(store, NONE, [("سالم العبيدي", "العبيدي")])] == ["x-2"]
    with stored(tmp_path / "b", a1=[described, last, surnamed]) as store:
        [found] = joined_actors(store, catalogue)
    assert [(name.text, name.joined) for name in found.names] == [("العبيدي", False), ("آل العبيدي", True)]


def test_nouns_that_take_up_an_actor_are_no_names(tmp_path: Path) -> None:
    described, informant, last = written("الحزب", PARTY), written("المصدر الطبي"), written("العبيدي")
    with stored(tmp_path / "a", a1=[described, informant, last]) as store:
        [found] = joined_actors(store, NONE, is_noun={"الحزب", "المصدر الطبي"}.__contains__)
    assert [name.text for name in found.names] == ["العبيدي"]


def test_what_an_analyst_joined_or_parted_does_not_count(tmp_path: Path) -> None:
    with stored(
        tmp_path / "a", a1=[written("سالم العبيدي"), written("العبيدي")], b1=[written("الحزب", PARTY)]
    ) as store:
        before = joined_actors(store, NONE)
        store.correct(Joined(**MADE, actor="x-2", to=SALIM))
        assert [name.text for name in joined_actors(store, NONE)[0].names] == ["سالم العبيدي", "العبيدي"]
        store.undo("1")
        store.correct(Split(**MADE, actor="x-1", text="العبيدي", to=OTHER))
        assert [one.actor.id for one in joined_actors(store, NONE)] == ["x-2"]
        store.undo("1")
        assert joined_actors(store, NONE) == before
