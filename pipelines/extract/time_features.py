"""What the classifiers look at when they choose the time of an event: dates here, elsewhere, and of publication."""

from graph.folding import fold
from pipelines.extract.dates import FoundDate
from pipelines.extract.features import distance_bin
from pipelines.extract.observation import FeatureGroup, Names, grouped
from pipelines.extract.scene import Candidate, OtherDate, Scene


def date_features(scene: Scene, candidate: Candidate, label: str, found: FoundDate) -> list[FeatureGroup]:
    """Features of a date of the sentence as the time of an event."""
    words, at, form = scene.words, candidate.index, candidate.entry.form
    first = next((i for i, word in enumerate(words) if word.end > found.start), 0)
    last = next((i for i, word in enumerate(words) if word.end >= found.end), len(words) - 1)
    side = "after" if first > at else "before"
    between = range(at + 1, first) if side == "after" else range(last + 1, at)
    rivals = min(scene.candidates_between(between.start, between.stop), 3)
    reported = not scene.reports.isdisjoint(between)
    return [
        _date(found.mention.precision, side, min(scene.number, 3), first < 4),
        _date_trigger(label, form, distance_bin(len(between)), side),
        _date_lemma(candidate.entry.word),
        _date_sentence(min(len(scene.dates), 3), rivals, reported, side),
        _date_before(scene.folded(first - 1), side),
        _date_word(scene.folded(first), side),
        _date_after(scene.folded(last + 1)),
        *(_date_gap(word, side) for word in dict.fromkeys(scene.between(between.start, between.stop)[:5])),
    ]


@grouped
def _date(precision: str, side: str, number: int, opening: bool) -> Names:
    return (f"d.p={precision}|{side}", f"d.no={number}|{precision}", f"d.start={opening}")


@grouped
def _date_trigger(label: str, form: str, distance: str, side: str) -> Names:
    return (f"d.side={side}|{distance}", f"d.t={label}|{side}", f"d.f={form}|{side}|{distance}")


@grouped
def _date_lemma(word: str) -> Names:
    return (f"d.l={word}",)


@grouped
def _date_sentence(dates: int, rivals: int, reported: bool, side: str) -> Names:
    return (f"d.n={dates}|{side}", f"d.r={rivals}|{side}", f"d.report={reported}|{side}")


@grouped
def _date_before(word: str, side: str) -> Names:
    return (f"d.b={word}|{side}",)


@grouped
def _date_word(word: str, side: str) -> Names:
    return (f"d.w={word}|{side}",)


@grouped
def _date_after(word: str) -> Names:
    return (f"d.a={word}",)


@grouped
def _date_gap(word: str, side: str) -> Names:
    return (f"d.g={word}|{side}",)


def other_date_features(scene: Scene, candidate: Candidate, label: str, other: OtherDate) -> list[FeatureGroup]:
    """Features of a date of another sentence as the time of an event."""
    entry, mention = candidate.entry, other.found.mention
    away = f"{'-' if other.away < 0 else '+'}{distance_bin(abs(other.away))}"
    own = min(len(scene.dates), 2)
    published = scene.published is not None and scene.published.value == mention.value
    return [
        _other_date(mention.precision, away, other.first, own, len(scene.other_dates) == 1),
        _other_date_told(entry.word in other.lemmas, away, label, own),
        _other_date_article(label, other.first, min(scene.number, 5), published, own),
        _other_date_trigger(entry.word, entry.form, scene.folded(candidate.index)[:1], own),
        _other_date_text(mention.text),
        _other_date_start(scene.folded(0)),
    ]


@grouped
def _other_date(precision: str, away: str, first: bool, own: int, lone: bool) -> Names:
    return (
        "od",
        f"od.away={away}|{own}",
        f"od.first={first}|{own}",
        f"od.p={precision}|{own}",
        f"od.lone={lone}|{own}",
    )


@grouped
def _other_date_told(told: bool, away: str, label: str, own: int) -> Names:
    return (f"od.told={told}|{away}", f"od.told={told}|{label}|{own}")


@grouped
def _other_date_article(label: str, first: bool, number: int, published: bool, own: int) -> Names:
    return (f"od.t={label}|{first}", f"od.no={number}|{first}", f"od.pub={published}|{own}|{first}")


@grouped
def _other_date_trigger(word: str, form: str, letter: str, own: int) -> Names:
    return (f"od.l={word}", f"od.f={form}|{letter}|{own}")


@grouped
def _other_date_text(text: str) -> Names:
    return (f"od.w={fold(text)}",)


@grouped
def _other_date_start(word: str) -> Names:
    return (f"od.start={word}",)


def published_features(scene: Scene, candidate: Candidate, label: str) -> list[FeatureGroup]:
    """Features of the day of publication as the time of an event."""
    entry = candidate.entry
    dates = f"{min(len(scene.dates), 2)}|{min(len(scene.other_dates), 2)}"
    named = any(scene.published and d.mention.value == scene.published.value for d in scene.dates)
    return [
        _published(dates, named, label, min(scene.number, 5), min(len(scene.reports), 2)),
        _published_trigger(entry.word, entry.form, scene.folded(candidate.index)[:1]),
        _published_start(scene.folded(0)),
    ]


@grouped
def _published(dates: str, named: bool, label: str, number: int, reports: int) -> Names:
    return (
        "pd",
        f"pd.n={dates}",
        f"pd.named={named}",
        f"pd.t={label}|{dates}",
        f"pd.no={number}|{dates}",
        f"pd.reports={reports}",
    )


@grouped
def _published_trigger(word: str, form: str, letter: str) -> Names:
    return (f"pd.l={word}", f"pd.f={form}|{letter}")


@grouped
def _published_start(word: str) -> Names:

    return (f"pd.start={word}",)
