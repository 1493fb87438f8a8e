"""Which unnamed sources of an article are one: `مصادر محلية`, and `المصادر` in a later sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.folding import fold_words
from graph.records import ActorMention
from pipelines.article import Linked, Sentence

CONFIDENCE = 0.6
"""That a definite noun for sources takes up the last ones that the article called so."""

_ARTICLE = "ال"

Key = tuple[str, ...]
"""The folded words of a mention, without articles."""


class SameInformants:
    """Gives a definite noun for sources the actor that it takes up.

    `المصدر` is the last one that was called `مصدر`, whatever he counts as (`مصدر عراقي` is the state); `المصادر الطبية`
    is `مصادر طبية` alone.
    """

    def __init__(self) -> None:
        self._named: dict[Key, ActorMention] = {}

    def __call__(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """The sentences of one article, in order."""
        for sentence in sentences:
            yield replace(sentence, actors=tuple(map(self._resolved, sentence.actors)))

    def _resolved(self, linked: Linked[ActorMention]) -> Linked[ActorMention]:
        words = fold_words(linked.mention.text).split()
        key = tuple(word.removeprefix(_ARTICLE) for word in words)
        known = self._named.get(key) if linked.by == "informant" and words[0].startswith(_ARTICLE) else None
        if known is not None:
            linked = replace(linked, mention=_taking_up(linked.mention, known))
        self._named |= {key[:1]: linked.mention, key: linked.mention}
        return linked


def _taking_up(mention: ActorMention, known: ActorMention) -> ActorMention:
    own = {field: getattr(mention, field) for field in ("text", "start", "end")}
    return known.model_copy(update={**own, "confidence": min(mention.confidence, CONFIDENCE)})
