"""Lemmas as edits: what is cut from and put to the front and the end of a folded word makes its folded lemma."""

from difflib import SequenceMatcher


def edit(word: str, lemma: str) -> str:
    """The edit that makes `lemma` of `word`, both folded: letters cut at front and end, and letters put there."""
    match = SequenceMatcher(None, word, lemma, autojunk=False).find_longest_match()
    if not match.size:
        return f"{len(word)}\t0\t{lemma}\t"
    end = len(word) - match.a - match.size
    return f"{match.a}\t{end}\t{lemma[: match.b]}\t{lemma[match.b + match.size :]}"


def apply(edit: str, word: str) -> str:
    """The lemma of folded `word`; the word itself where it is too short for the edit."""
    front, end, before, after = edit.split("\t")
    kept = word[int(front) : max(len(word) - int(end), 0)]
    return before + kept + after if kept or len(word) == int(front) else word
