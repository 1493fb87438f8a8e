"""Variants of treebank sentences, so that a tokenizer trained on a small treebank meets what news looks like.

The treebank writes Latin commas, straight quotation marks and case endings, and knows few words. A variant writes the
punctuation of Arabic newspapers, drops short vowels and hamzas, and puts other words and names in the place of some.
"""

import random
from collections.abc import Callable
from dataclasses import replace

from pipelines.training.corpora import Unit
from pipelines.training.stems import ARTICLE, Stems

Sentence = list[Unit]
Step = Callable[[Sentence, random.Random], Sentence]

_TASHKEEL = dict.fromkeys((*range(0x064B, 0x0653), 0x0670))
_HAMZA = str.maketrans("أإآ", "ااا")
_QUOTES = (("«", "»"), ("“", "”"), ("”", "“"), ("„", "“"), ("'", "'"), ("‘", "’"), ("''", "''"))
_COMMAS, _COMMA_ODDS = ("،", "؛", "..", ","), (90, 6, 2, 2)
_FULL_STOPS, _FULL_STOP_ODDS = (".", "!", "؟", ".."), (94, 3, 2, 1)
_OPENINGS = {'"', *(opening for opening, _ in _QUOTES)}
_DASHES = ("-", "–", "—")
_ABBREVIATIONS = (("د", "ب", "أ"), ("أ", "ف", "ب"), ("أ", "ب"), ("د", "ب", "ا"), ("ا", "ف", "ب"))
_BEFORE_NUMBERS = ("و", "و", "ب", "ل")
_TITLES = ("د", "م", "أ")
_OPEN = {"NOUN", "PROPN", "ADJ", "VERB"}


def forms(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    """`sentence` with each form changed, words that nothing is left of kept as they are."""
    return [replace(unit, form=change(unit.form) or unit.form) for unit in sentence]


def newspaper_punctuation(sentence: Sentence, rng: random.Random) -> Sentence:
    """Arabic commas, one style of quotation marks, dashes in place of the tatweel that the treebank uses as one."""
    style, dash = rng.choice((('"', '"'), *_QUOTES)), rng.choice(_DASHES)
    opening, changed = True, []
    for unit in sentence:
        form = unit.form
        if form == '"':
            form, opening = style[0 if opening else 1], not opening
        elif form == ",":
            form = rng.choices(_COMMAS, _COMMA_ODDS)[0]
        elif form == "ـ":
            form = dash
        elif form == "." and unit is sentence[-1]:
            form = rng.choices(_FULL_STOPS, _FULL_STOP_ODDS)[0]
        elif form[0].isdigit():
            form = form.replace(",", rng.choice(".,"))
        changed.append(replace(unit, form=form))
    return changed


def with_clitic_before_quotes(sentence: Sentence, rng: random.Random) -> Sentence:
    """As in «قال لـ"وكالة"»; the tatweel is cleaned away before a model sees it."""
    openings = [index for index, unit in enumerate(sentence[:-1]) if unit.form in _OPENINGS and unit.glued]
    if not openings:
        return sentence
    at = rng.choice(openings)
    if at and sentence[at - 1].glued:
        return sentence
    return [*sentence[:at], Unit(rng.choice("لب"), True, "ADP"), *sentence[at:]]


def with_number(sentence: Sentence, rng: random.Random) -> Sentence:
    """A number with a clitic, as in «9 رجال و3 نساء»."""
    places = [i for i, unit in enumerate(sentence[:-1]) if unit.tag in ("NOUN", "NUM") and not unit.glued]
    if not places:
        return sentence
    at = rng.choice(places) + 1
    number = Unit(str(rng.randint(1, 2030)), False, "NUM")
    return [*sentence[:at], Unit(rng.choice(_BEFORE_NUMBERS), True, "X"), number, *sentence[at:]]


def with_slash(sentence: Sentence, rng: random.Random) -> Sentence:
    """Two words for one, as in آب/أغسطس."""
    places = [i for i, unit in enumerate(sentence[:-1]) if unit.tag in ("NOUN", "PROPN") and len(unit.form) > 2]
    at = rng.choice(places) if places else None
    if at is None or sentence[at].glued:
        return sentence
    pair = [
        replace(sentence[at], glued=True),
        Unit("/", True, "PUNCT"),
        replace(sentence[rng.choice(places)], glued=False),
    ]
    return [*sentence[:at], *pair, *sentence[at + 1 :]]


def without_vowels(sentence: Sentence, _: random.Random) -> Sentence:
    """Short vowels and case endings dropped, as newspapers do."""
    return forms(sentence, lambda form: form.translate(_TASHKEEL))


def without_hamza(sentence: Sentence, _: random.Random) -> Sentence:
    """Bare alefs, as much of the press writes."""
    return forms(sentence, lambda form: form.translate(_HAMZA))


def without_full_stop(sentence: Sentence, _: random.Random) -> Sentence:
    """As a headline stands."""
    if len(sentence) < 3 or sentence[-1].tag != "PUNCT":
        return sentence
    return [*sentence[:-2], replace(sentence[-2], glued=False)]


def with_news_agency(sentence: Sentence, rng: random.Random) -> Sentence:
    """An agency's letters in brackets, or a title of one letter and a full stop, set beside a name."""
    places = [index for index, unit in enumerate(sentence[:-1]) if unit.tag == "PROPN" and not unit.glued]
    if not places:
        return sentence
    at = rng.choice(places)
    if rng.random() < 0.5 and not (at and sentence[at - 1].glued):
        added = [Unit(rng.choice(_TITLES), True, "X"), Unit(".", False, "PUNCT")]
        return [*sentence[:at], *added, *sentence[at:]]
    *first, last = (Unit(letter, False, "X") for letter in rng.choice(_ABBREVIATIONS))
    added = [Unit("(", True, "PUNCT"), *first, replace(last, glued=True), Unit(")", False, "PUNCT")]
    return [*sentence[: at + 1], *added, *sentence[at + 1 :]]


def with_other_words(sentence: Sentence, rng: random.Random, stems: Stems, share: float) -> Sentence:
    """A `share` of nouns, names, adjectives and verbs replaced by whole words of the same shape; clitics stay."""
    changed = list(sentence)
    for index, unit in enumerate(sentence):
        if unit.tag in _OPEN and len(unit.form) > 2 and unit.form.isalpha() and rng.random() < share:
            before = sentence[index - 1] if index and sentence[index - 1].glued else None
            after = sentence[index + 1] if unit.glued and index + 1 < len(sentence) else None
            changed[index] = replace(unit, form=_other_word(unit, before, after, rng, stems))
    return changed


def _other_word(unit: Unit, before: Unit | None, after: Unit | None, rng: random.Random, stems: Stems) -> str:
    enclitic = after.form if after and after.tag == "PRON" else ""
    article_cut = before is not None and before.form == "ل" and unit.form.startswith("ل") and unit.tag != "VERB"
    if before is not None and before.form == "س":
        return unit.form
    if unit.tag == "PROPN" and not enclitic and not article_cut and rng.random() < 0.7:
        return stems.name(rng)
    asked = ARTICLE + unit.form[1:] if article_cut else unit.form
    found = stems.like(asked, enclitic, rng)
    if found is None:
        return unit.form
    return "ل" + found.removeprefix(ARTICLE) if article_cut else found


def variant(sentence: Sentence, rng: random.Random, stems: Stems) -> Sentence:
    """A variant of `sentence`, each kind of change by chance."""
    chances: tuple[tuple[float, Step], ...] = (
        (0.6, lambda units, rng: with_other_words(units, rng, stems, 0.5)),
        (0.2, with_clitic_before_quotes),
        (0.05, with_slash),
        (0.1, with_number),
        (0.08, with_news_agency),
        (0.8, newspaper_punctuation),
        (0.9, without_vowels),
        (0.15, without_hamza),
    )
    for chance, step in chances:
        if rng.random() < chance:
            sentence = step(sentence, rng)
    return sentence
