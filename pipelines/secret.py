"""The user's secret, which keys what must not be guessed: without it nobody can tell whom a pseudonym stands for."""

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import SecretError

VARIABLE = "SIRAA_SECRET"
SHORTEST = 16
"""Characters of the shortest secret that is taken."""
_MAKE = 'Make one with: python3 -c "import secrets; print(secrets.token_hex(32))" > siraa-secret.txt'
_SALT = b"siraa: redaction"
_COST, _BLOCK = 2**14, 8


@dataclass(frozen=True)
class Secret:
    """Keys digests (HMAC-SHA256); the same secret gives the same ones on every machine.

    The key is stretched with scrypt (RFC 7914), so that who holds a digest tries short secrets slowly.
    """

    _key: bytes = field(repr=False)

    @classmethod
    def of(cls, text: str, where: str) -> "Secret":
        """The secret that stands in `text`; SecretError, naming `where` it came from, if that is empty or too short."""
        text = text.strip()
        if not text:
            raise SecretError(f"{where}: the secret is empty. {_MAKE}")
        if len(text) < SHORTEST:
            raise SecretError(f"{where}: the secret has {len(text)} characters; it needs {SHORTEST} or more. {_MAKE}")
        return cls(hashlib.scrypt(text.encode("utf-8", "surrogatepass"), salt=_SALT, n=_COST, r=_BLOCK, p=1))

    @classmethod
    def load(cls, file: Path | None) -> "Secret":
        """The secret in a file, or in the environment variable SIRAA_SECRET where none is given; SecretError."""
        if file is not None:
            return cls.of(_read(file), str(file))
        if VARIABLE not in os.environ:
            raise SecretError(f"pseudonyms need a secret: give --secret FILE, or set {VARIABLE}. {_MAKE}")
        return cls.of(os.environ[VARIABLE], VARIABLE)

    def digest(self, purpose: str, text: str) -> str:
        """64 hexadecimal digits that only the secret's owner can make of `text`, others for each purpose."""
        return hmac.new(self._key, f"{purpose}\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    @property
    def check(self) -> str:
        """Tells this secret from others, and gives nothing of it away."""
        return self.digest("check", "")[:16]


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SecretError(f"{file}: the secret cannot be read ({error}). {_MAKE}") from error
