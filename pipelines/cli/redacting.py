"""What `--redact` and `--secret` ask for."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SecretError

if TYPE_CHECKING:
    from pipelines.article import Article
    from pipelines.cli.options import Redact
    from pipelines.secret import Secret


def secret_for(redact: "Redact | None", file: Path | None) -> "Secret | None":
    """The secret that redaction needs, None without redaction; SecretError where it is missing or given in vain."""
    from pipelines.secret import Secret

    if redact:
        return Secret.load(file)
    if file:
        raise SecretError(f"{file}: a secret is used only with --redact persons. Add that, or leave --secret out.")
    return None


def keyed_with(secret: "Secret | None", articles: "Iterable[Article]") -> "Iterable[Article]":
    """The articles as they are to be read: with a secret, under ids that only its owner can make."""
    from pipelines.redact import keyed

    return keyed(articles, secret) if secret else articles
