"""What a store lacks of the articles given: those that it does not know, and those that something else has read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.store import ReadBy, Store
from pipelines.article import Article


@dataclass(frozen=True)
class Growth:
    """The articles to read, with the reasons why known ones are read anew and how many of each; `left` are documents
    that something else has read too, but whose articles are not given."""

    articles: tuple[Article, ...]
    anew: Counter[str]
    left: int

    @classmethod
    def of(cls, store: Store, given: Sequence[Article], reader: ReadBy) -> "Growth":
        """What `reader` has to read of the articles given."""
        read_by = store.read_by()
        outdated = {id_: reason for id_, known in read_by.items() if (reason := _reason(known, reader))}
        new = {article.id for article in given if article.record() not in store}
        anew = Counter(outdated[id_] for article in given if (id_ := article.id) in outdated and id_ not in new)
        articles = tuple(article for article in given if article.id in new or article.id in outdated)
        return cls(articles, anew, len(outdated.keys() - {article.id for article in given}))

    def messages(self) -> Iterator[str]:
        """What the user should know of it, a line each."""
        for reason, count in sorted(self.anew.items()):
            yield f"{_articles(count)} read anew, as {reason}."
        if self.left:
            yield (
                f"{_articles(self.left)} in the graph read with other models, vocabularies or code, and not given now: "
                "give them to `siraa build` too, to have them read anew."
            )


def _reason(known: ReadBy, reader: ReadBy) -> str | None:
    if not known:
        return "an earlier siraa has read them"
    changed = [part for part in reader if known.get(part) != reader[part]]
    return f"the {_joined(changed)} {'has' if changed == ['code'] else 'have'} changed" if changed else None


def _joined(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _articles(count: int) -> str:
    return f"{count:,} article{'s' if count != 1 else ''}"
