"""What a store lacks of the articles given: those that it does not know, and those that something else has read."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.records import Document
from graph.store import ReadBy, Store
from pipelines.article import Article
from pipelines.read import Warn


class Growth:
    """Sorts out which articles `reader` has to read, and counts them.

    `read` and `known` are the numbers of those that were to be read, and of those that the store has as they are.
    """

    def __init__(self, store: Store, reader: ReadBy, warn: Warn) -> None:
        self._store = store
        self._warn = warn
        stored = store.read_by()
        self._outdated = {id_: reason for id_, known in stored.items() if (reason := _reason(known, reader))}
        self._documents = {document.id: document for document in store.documents()}
        self._anew: Counter[str] = Counter()
        self.read = self.known = 0

    def new(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles to read, as they come; the user is warned of those whose text has changed."""
        for article in articles:
            reason = self._outdated.pop(article.id, None)
            if self._as_stored(article) not in self._store:
                self._warn_of_change(article)
            elif reason:
                self._anew[reason] += 1
            else:
                self.known += 1
                continue
            self.read += 1
            yield article

    def messages(self) -> Iterator[str]:
        """What the user should know of it, a line each."""
        yield f"Articles: {self.read:,} read, {self.known:,} known already."
        for reason, count in sorted(self._anew.items()):
            yield f"{_articles(count)} read anew, as {reason}."
        if self._outdated:
            yield (
                f"{_articles(len(self._outdated))} in the graph read with other models, vocabularies or code, and not "
                "given now: give them to `siraa build` too, to have them read anew."
            )

    def _warn_of_change(self, article: Article) -> None:
        known = self._documents.get(article.id)
        if known and known.sha256 != article.sha256:
            path = self._store.path
            self._warn(f"article {article.id}: its text has changed; it takes the place of the one in {path}")

    def _as_stored(self, article: Article) -> Document:
        """The record of an article without what was left out of the one that is known, so that they compare."""
        record, known = article.record(), self._documents.get(article.id)
        if not (record.redaction and known and known.redaction):
            return record
        left_out = dict.fromkeys(known.redaction.withheld)
        return record.model_copy(update={**left_out, "redaction": known.redaction})


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
