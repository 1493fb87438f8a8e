"""Pseudonyms: names that stay the same wherever the same person is named, and tell nobody who it is."""

from typing import Literal, NamedTuple

from graph.seeds import Row, Seeds
from pipelines.secret import Secret

Bearer = Literal["person", "actor", "place"]


class PseudonymRow(Row):
    """What stands before the number of a pseudonym."""

    kind: Bearer
    name_en: str
    name_ar: str

    @property
    def key(self) -> object:
        return self.kind


class Pseudonym(NamedTuple):
    """An id, and a name in both languages."""

    id: str
    name: str
    name_ar: str


class Pseudonyms:
    """Makes pseudonyms with a secret."""

    def __init__(self, secret: Secret, seeds: Seeds) -> None:
        self._secret = secret
        self._rows = {row.kind: row for row in seeds.rows("pseudonyms.tsv", PseudonymRow)}

    def of(self, kind: Bearer, key: str) -> Pseudonym:
        """The pseudonym of what is told by `key`; 64 bits of the digest are its id, 32 stand in its names."""
        digest, row = self._secret.digest(kind, key), self._rows[kind]
        return Pseudonym(f"{kind}-{digest[:16]}", f"{row.name_en} {digest[:8]}", f"{row.name_ar} {digest[:8]}")
