"""Spellings of place names that differ in more than letters folded away: words written as one, the article, endings."""

from collections.abc import Sequence

SHORTEST = 6
"""Letters of the shortest name that is looked for in other spellings; shorter ones are too like other words."""
_SHORTEST_WORD = 7
"""The same of a name of one word whose ending may differ."""
_ARTICLE = "ال"
_TA_MARBUTA, _OPEN_TA = "ه", "ت"
_ALIKE = str.maketrans("ظ", "ض")


def joined(words: Sequence[str]) -> tuple[str, ...]:
    """The folded words of a name written as one, then as heard with a ta marbuta inside: `معرةمصرين`, `معرتمصرين`."""
    heard = [word[:-1] + _OPEN_TA if word.endswith(_TA_MARBUTA) else word for word in words[:-1]]
    forms = dict.fromkeys(["".join(words), "".join([*heard, words[-1]])])
    return tuple(form for form in forms if len(form) >= SHORTEST)


def loose(words: Sequence[str]) -> str | None:
    """What spellings of a folded name have in common that are heard alike; None for a name too short to tell.

    Several words lose their articles (`الغارية الشرقية`, `غارية شرقية`), and a final alef is a ta marbuta.
    """
    bare = [word.removeprefix(_ARTICLE) for word in words] if len(words) > 1 else words
    form = "".join(bare).translate(_ALIKE)
    form = form[:-1] + _TA_MARBUTA if form.endswith("ا") else form
    return form if len(form) >= (SHORTEST if len(words) > 1 else _SHORTEST_WORD) else None
