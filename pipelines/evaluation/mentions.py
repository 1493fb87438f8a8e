"""How many of the actors and places that people marked are found at all, whatever their part in an event.

Only those count that stand in their sentence, under their own text or a name that the catalogue has for them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.catalogue import Catalogue
from graph.folding import fold_words
from pipelines.article import Annotated, Sentence
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.measures import sentence_matches
from pipelines.evaluation.names import ROLES, Gold, names_of
from pipelines.evaluation.scores import Tally

_PARTS = {role.gold: role.kind for role in ROLES if role.gold != "claimed_by"}

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_ARTICLE, _WITH_ARTICLE = "ال", "لل"


def count_mentions(golds: Iterable[Gold], linked: Iterable[Annotated], catalogue: Catalogue) -> dict[str, Tally]:
    """For each role, how many of the gold's actors and places stand there (`gold`) and are found (`right`)."""
    matcher = Matcher(catalogue)
    sentences = {annotated.article.id: annotated.sentences for annotated in linked}
    tallies = {role: Tally() for role in _PARTS}
    for gold in golds:
        for text, role, name in sorted(_marked(gold)):
            if not any(stands(form, text) for form in _names(name, catalogue)):
                continue
            here = (s for s in sentences.get(gold["doc"], ()) if sentence_matches(text, s.text))
            tallies[role].gold += 1
            tallies[role].right += matcher.meet([name], (found for s in here for found in _found(s)), _PARTS[role])
    return tallies


def stands(name: str, sentence: str) -> bool:
    """Whether the words of `name` stand in `sentence`, clitics before the first or not; spellings may differ."""
    words, wanted = fold_words(sentence).split(), fold_words(name).split()
    if not wanted:
        return False
    firsts = {clitics + wanted[0] for clitics in _CLITICS}
    if wanted[0].startswith(_ARTICLE):
        firsts |= {clitics + _WITH_ARTICLE + wanted[0].removeprefix(_ARTICLE) for clitics in ("", "و", "ف")}
    return any(
        words[at] in firsts and words[at + 1 : at + len(wanted)] == wanted[1:]
        for at in range(len(words) - len(wanted) + 1)
    )


def _marked(gold: Gold) -> set[tuple[str, str, str]]:
    return {(event["sentence"], role, name) for event in gold["events"] for role in _PARTS for name in event[role]}


def _names(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    row = catalogue.actors.get(name)
    return (name, *row.names) if row is not None else (name,)


def _found(sentence: Sentence) -> Iterator[Mapping[str, Any]]:
    yield from names_of(actor.mention for actor in sentence.actors)
    yield from names_of(place.mention for place in sentence.places)
    yield from ({"text": name.text} for name in sentence.names)
