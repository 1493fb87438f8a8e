"""Scoring which reports are taken for one incident, against strikes that several articles are known to report.

Each article is told to report one strike, with its day, point and number of dead. Of the ASSAULT incidents that the
article reports, the one that fits the strike best stands for it. Two articles about one strike are a positive pair,
about strikes of the same week a negative one; a pair is found where one incident stands for both.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path

from pydantic import BaseModel, Field

from graph.catalogue import Catalogue
from graph.incidents import Report, Reporter, groups, links
from graph.incidents.report import Area, distance
from graph.records import Document, Event
from graph.seeds import Seeds
from pipelines.evaluation.jsonl import read_lines
from pipelines.evaluation.scores import Tally

_NEAR, _WEEK = 15, 7
"""Kilometres from the strike's point, and days between strikes of the same week."""
_WHAT = 'an article with its strike, as {"id": "...", "incident": {"airwars_id": "...", "date": "2022-01-20", ...}}'


class Strike(BaseModel):
    """A documented strike: its day, its point in degrees (WGS 84) where known, and least and most that it killed."""

    airwars_id: str
    date: date
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    killed: tuple[int | None, int | None] = (None, None)


class Reported(BaseModel):
    """An article and the strike that it reports."""

    id: str
    incident: Strike


def read_strikes(path: Path) -> list[Reported]:
    """The articles of a file, one JSON object a line; InputError names the line that is none."""
    return [reported for _, reported in read_lines(path, Reported, _WHAT)]


def score_pairs(
    reported: Iterable[Reported], documents: Mapping[str, Document], events: Iterable[Event], seeds: Seeds
) -> Tally:
    """Pairs of articles that are about one strike (gold), that were found to be (found), and both (right)."""
    reporter = Reporter(Catalogue.load(seeds))
    reports = {report.id: report for event in events if (report := reporter(event, documents[event.doc]))}
    joined = ((link.one, link.other) for link in links(reports.values()))
    incidents = [[reports[id_] for id_ in group] for group in groups(reports, joined)]
    given = list(reported)
    best = {article.id: _best(article, incidents) for article in given}
    tally = Tally()
    for one, other in combinations(given, 2):
        gold = one.incident.airwars_id == other.incident.airwars_id
        if gold or abs((one.incident.date - other.incident.date).days) <= _WEEK:
            found = best[one.id] is not None and best[one.id] is best[other.id]
            tally.gold += gold
            tally.found += found
            tally.right += gold and found
    return tally


def _best(article: Reported, incidents: Iterable[list[Report]]) -> list[Report] | None:
    """Of the ASSAULT incidents that an article reports, the one that fits its strike best, and most often so."""
    told = [i for i in incidents if i[0].type == "ASSAULT" and any(report.document == article.id for report in i)]
    return max(told, key=lambda incident: _fit(article.incident, incident), default=None)


def _fit(strike: Strike, incident: Iterable[Report]) -> tuple[int, int]:
    """How much of the strike its best report tells, and how many reports tell so much."""
    fits = [sum(_fits(strike, report)) for report in incident]
    return max(fits), fits.count(max(fits))


def _fits(strike: Strike, report: Report) -> Iterator[bool]:
    """Whether place, day and number of dead of a report are those of the strike."""
    point = Area("", strike.lat, strike.lon, 0)
    apart = (distance(point, place) for place in report.places)
    yield any(kilometres is not None and kilometres <= _NEAR for kilometres in apart)
    yield abs(report.day - strike.date.toordinal()) <= 1
    low, high = strike.killed
    killed = report.killed
    yield bool(killed and low is not None and killed.low <= (low if high is None else high) and killed.high >= low)
