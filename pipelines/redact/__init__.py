"""The redact stage: private persons become pseudonyms, and what would name them is left out.

Whoever holds the records can tell neither names nor articles from them: the ids and hashes by which an article is
known, and the hashes that near-copies share, are keyed by the secret too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.catalogue import Catalogue
from graph.incidents import Sketch
from graph.records import Redaction
from graph.seeds import Seeds
from pipelines.article import Article, Reading
from pipelines.redact.private_names import KnownNames, PrivateNames
from pipelines.redact.pseudonyms import Pseudonyms
from pipelines.redact.statements import Redactor
from pipelines.secret import Secret


def keyed(articles: Iterable[Article], secret: Secret) -> Iterator[Article]:
    """The articles, before they are read, under ids and digests that only the secret's owner can make."""
    for article in articles:
        under_key = {
            "id": f"d-{secret.digest('article', article.id)[:16]}",
            "digest": secret.digest("content", article.content),
            "redaction": Redaction(key=secret.check),
        }
        yield Article(**article.model_dump() | under_key)  # a copy would keep the hash that is known already


class PersonRedactor:
    """Readings of articles that are `keyed` without the names of private persons.

    A person is private whom neither the catalogue nor people.tsv knows. What is left out is `WITHHELD`: the sentences
    that have a word of his name, and an article's title; an article that names one loses its url.
    """

    def __init__(self, secret: Secret, catalogue: Catalogue, seeds: Seeds) -> None:
        self._secret = secret
        self._known = KnownNames(catalogue, seeds)
        self._catalogue = catalogue
        self._pseudonyms = Pseudonyms(secret, seeds)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            names = PrivateNames(reading.names, self._known, reading.article.content)
            redactor = Redactor(names, self._pseudonyms, self._catalogue)
            yield replace(
                reading,
                article=self._article(reading.article, names),
                statements=tuple(map(redactor, reading.statements)),
                names=(),
                sketch=Sketch.of(reading.article.content, self._secret.digest("shingle", "").encode()),
            )

    def _article(self, article: Article, names: PrivateNames) -> Article:
        """The article as its record may show it."""
        title, source = article.title, article.source
        telling = {
            "title": title is not None and (names.inside(0, len(title)) or names.told_by(title)),
            "source": source is not None and names.told_by(source),
            "url": article.url is not None and bool(names),
        }
        withheld = tuple(field for field, tells in telling.items() if tells)
        redaction = Redaction(key=self._secret.check, withheld=withheld)
        return article.model_copy(update={**dict.fromkeys(withheld), "text": "", "redaction": redaction})
