"""Records at random, for property tests: any text, any counts, actors and places drawn from a few so that they meet."""

from typing import Any

from hypothesis import strategies as st

from graph.records import (
    ACTOR_KINDS,
    PLACE_PRECISIONS,
    ActorMention,
    Codes,
    Count,
    DateMention,
    Document,
    Event,
    PlaceMention,
    Relation,
    Span,
)

TEXTS = st.text(alphabet=st.characters(exclude_categories=()), max_size=12)
CONFIDENCES = st.floats(0, 1)
OFFSETS = st.integers(0, 500)
SPANS: dict[str, st.SearchStrategy[Any]] = {"text": TEXTS, "start": OFFSETS, "end": OFFSETS}
ACTORS = st.builds(
    ActorMention,
    id=st.sampled_from(["SDF", "ISIS", "TURKEY", "روسيا", "\ud800"]),
    name=TEXTS,
    name_ar=TEXTS,
    kind=st.sampled_from(ACTOR_KINDS),
    cameo=st.none() | TEXTS,
    confidence=CONFIDENCES,
    **SPANS,
)
PLACES = st.builds(
    PlaceMention,
    id=st.sampled_from(["geonames:1", "place:عفرين"]),
    name=TEXTS,
    name_ar=TEXTS,
    country=st.none() | TEXTS,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    precision=st.sampled_from(PLACE_PRECISIONS),
    confidence=CONFIDENCES,
    **SPANS,
)
DAYS = st.sampled_from(["2017", "2017-10", "2017-10-17", "2016-02", "2017-10-01/2017-10-17", "2017/2019"])
DATES = st.none() | st.builds(
    DateMention, value=DAYS, precision=st.sampled_from(["day", "month", "year", "span"]), text=TEXTS
)
COUNTS = st.none() | st.builds(Count, min=st.none() | st.integers(0, 9999), max=st.none() | st.integers(0, 9999))


def _several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


_SAID: dict[str, st.SearchStrategy[Any]] = {
    "sentence": TEXTS,
    "start": OFFSETS,
    "end": OFFSETS,
    "type": st.sampled_from(["ASSAULT", "SEIZE", "SUPPORTS"]),
    "date": DATES,
    "status": st.sampled_from(["asserted", "negated", "hypothetical"]),
    "claimed_by": _several(ACTORS),
    "confidence": CONFIDENCES,
    "rule": TEXTS,
}
_SPAN = st.builds(Span, **SPANS)


@st.composite
def statements(draw: st.DrawFn, doc: str, id_: str) -> Event | Relation:
    """A statement with this id, of this document."""
    said = {"id": st.just(id_), "doc": st.just(doc), **_SAID}
    events = st.builds(
        Event,
        trigger=_SPAN,
        mode=st.none() | TEXTS,
        codes=st.builds(Codes, plover=st.none() | TEXTS, acled=st.none() | TEXTS),
        sources=_several(ACTORS),
        targets=_several(ACTORS),
        places=_several(PLACES),
        killed=COUNTS,
        injured=COUNTS,
        weapons=_several(TEXTS),
        **said,
    )
    relations = st.builds(Relation, trigger=st.none() | _SPAN, subject=ACTORS, object=ACTORS | PLACES, **said)
    return draw(events | relations)


@st.composite
def corpora(draw: st.DrawFn, most: int = 3) -> list[tuple[Document, list[Event | Relation]]]:
    """Documents that differ in id and content, each with a few statements."""
    corpus = []
    for number in range(draw(st.integers(0, most))):
        doc = f"doc{number}"
        document = st.builds(
            Document,
            id=st.just(doc),
            title=st.none() | TEXTS,
            source=st.none() | TEXTS,
            url=st.none() | TEXTS,
            published=st.none() | st.dates(),
            sha256=st.just(f"{number:064}"),
        )
        said = [draw(statements(doc, f"{doc}-{index}")) for index in range(draw(st.integers(0, 3)))]
        corpus.append((draw(document), said))
    return corpus
