"""What an article must be before the pipeline takes it up."""

import re
from collections import Counter

from graph.errors import InputError
from pipelines.article import Article

ARTICLE_LIMIT = 1_000_000
"""Characters of the longest article: a book's worth. More is a file of another make."""

_MOSTLY_BROKEN = 10
"""One character in so many that cannot be read hides what the others are."""

_ARABIC_SCRIPT = re.compile(
    "[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06ee-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
# Letters of other languages in this script. Persian keyboards have their own kaf and ya for Arabic too.
_FOREIGN = re.compile("[\u0672-\u06a8\u06aa-\u06cb\u06cd-\u06d3\u06ee-\u06ff\u0750-\u077f]")
_TA_MARBUTA = "ة"


def check(article: Article) -> None:
    """Raises InputError where the article is empty, too long or not Arabic."""
    if not article.text.strip():
        raise InputError("no text; skipped")
    if len(article.content) > ARTICLE_LIMIT:
        raise InputError(f"longer than {ARTICLE_LIMIT:,} characters; skipped. Split it into articles")
    if not is_arabic(article.content):
        if (broken := article.content.count("\ufffd")) > len(article.content) / _MOSTLY_BROKEN:
            raise InputError(f"{broken:,} of its characters could not be read; skipped. Save it in UTF-8")
        raise InputError("not Arabic; skipped")


def is_arabic(text: str) -> bool:
    """Whether a text is Arabic, by its letters.

    At least half of them are of the Arabic script, and those that Arabic lacks are few, as in foreign names: three, one
    in a hundred, or no more than the ta marbuta, which Persian, Kurdish and Urdu hardly write.
    """
    letters = Counter({character: count for character, count in Counter(text).items() if character.isalpha()})
    script = sum(count for letter, count in letters.items() if _ARABIC_SCRIPT.match(letter))
    foreign = sum(count for letter, count in letters.items() if _FOREIGN.match(letter))
    return 0 < script >= letters.total() / 2 and foreign <= max(3, script / 100, letters[_TA_MARBUTA])
