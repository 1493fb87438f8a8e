"""The exceptions that siraa raises on purpose.

SiraaError
├── InputError      a text that cannot be read: empty, binary, not Arabic, malformed
├── SeedError       a vocabulary file that does not hold what it should, with its line
├── ModelError      a language package that is missing or is not one
├── SecretError     a secret for pseudonyms that is missing or easily guessed
├── StoreError      a store that is missing, damaged or of another version
├── UnknownName     a name that the graph does not hold, or that several share
├── QueryError      a question that cannot be asked: no such date, status, type or format
├── DependencyError a library that only some of siraa needs, and that is not installed
├── ClusterError    a cluster that cannot be reached, or whose workers are lost
└── OutputError     a place that cannot be written to

Each message says what was wrong, where, and what to do next.
"""


def one_line(error: Exception) -> str:
    """What another library says of an error, for a message of siraa's."""
    return " ".join(str(error).split())


class SiraaError(Exception):
    """The base of every error that a user can mend."""


class InputError(SiraaError):
    """A text that cannot be read."""


class SeedError(SiraaError):
    """A vocabulary file that does not hold what it should."""


class ModelError(SiraaError):
    """A language package that is missing or broken."""


class SecretError(SiraaError):
    """A secret for pseudonyms that is missing, cannot be read, or is easily guessed."""


class StoreError(SiraaError):
    """A store that is missing, damaged or of another version."""


class UnknownName(SiraaError, KeyError):
    """A name that the graph does not hold, or that several share.

    It is a KeyError too, so that mapping-like code may catch it as one.
    """

    __str__ = Exception.__str__


class QueryError(SiraaError, ValueError):
    """A question that cannot be asked: no such date, status, type or format."""


class DependencyError(SiraaError, ImportError):
    """A library that only some of siraa needs, and that is not installed."""


class ClusterError(SiraaError):
    """A cluster that cannot be reached, or whose workers are lost."""


class OutputError(SiraaError, OSError):
    """A place that cannot be written to."""

    __str__ = Exception.__str__
