"""A secret comes from a file or the environment, and a weak one is refused with a way to make a better one."""

from pathlib import Path

import pytest

from graph.errors import SecretError
from pipelines.secret import VARIABLE, Secret

GOOD = "0123456789abcdef"


@pytest.fixture(autouse=True)
def _no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_the_file_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{GOOD}\n")
    assert Secret.load(file) == Secret.of(GOOD, "test")
    monkeypatch.setenv(VARIABLE, GOOD[::-1])
    assert Secret.load(file) == Secret.of(GOOD, "test")
    assert Secret.load(None) == Secret.of(GOOD[::-1], "test")


@pytest.mark.parametrize(
    ("text", "message"), [("", "is empty"), (" \n", "is empty"), (GOOD[1:], "has 15 characters; it needs 16 or more")]
)
def test_a_weak_secret_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    file = tmp_path / "secret"
    file.write_text(text)
    with pytest.raises(SecretError, match=f"{file}: the secret {message}.*secrets.token_hex"):
        Secret.load(file)
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(SecretError, match=f"{VARIABLE}: the secret {message}"):
        Secret.load(None)


def test_a_missing_secret_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SecretError, match=r"give --secret FILE, or set SIRAA_SECRET\. Make one with"):
        Secret.load(None)
    with pytest.raises(SecretError, match="no-such: the secret cannot be read"):
        Secret.load(tmp_path / "no-such")
    (tmp_path / "binary").write_bytes(b"\xff" * 32)
    with pytest.raises(SecretError, match="binary: the secret cannot be read"):
        Secret.load(tmp_path / "binary")


def test_a_secret_does_not_show_itself() -> None:
    assert repr(Secret.of(GOOD, "test")) == "Secret()"


def test_digests_differ_by_text_purpose_and_secret() -> None:
    one, other = Secret.of(GOOD, "test"), Secret.of(GOOD[::-1], "test")
    assert one.digest("person", "x") == Secret.of(GOOD, "test").digest("person", "x")
    assert len({one.digest("person", "x"), one.digest("person", "y"), one.digest("place", "x")}) == 3
    assert one.digest("person", "x") != other.digest("person", "x")
    assert one.check != other.check
