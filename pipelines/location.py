"""Paths and URLs: a place to read from or write to, on this machine or wherever fsspec reaches."""

from pathlib import Path, PurePosixPath

from upath import UPath

from graph.errors import InputError, one_line

Location = Path | UPath


def located(given: str | Path) -> Location:
    """The path or URL (`s3://bucket/folder`) that was given. InputError where nothing here opens such URLs."""
    if "://" not in str(given):
        return Path(given)
    try:
        url = UPath(given)
        _ = url.fs  # which loads what opens it
    except (ImportError, ValueError) as error:
        raise InputError(
            f"{given}: nothing here opens such URLs ({one_line(error)}). Install what fsspec opens them with (s3fs "
            "for s3://, gcsfs for gs://, aiohttp for https://), or give a path."
        ) from error
    return url


def files(url: UPath) -> list[UPath]:
    """The file of this URL, or the files of the folder and of all folders in it, by name; hidden ones left out.

    InputError where there is none, or where they cannot be listed.
    """
    try:
        found = [url.path] if url.is_file() else sorted(url.fs.find(url.path))
    except Exception as error:  # each kind of storage has errors of its own
        raise InputError(
            f"{url}: cannot be listed ({one_line(error)}). Check the URL, and that you may read it."
        ) from error
    if not found:
        raise InputError(f"{url}: no such file or folder. Give files, folders, or - for standard input.")
    hidden = (any(part.startswith(".") for part in PurePosixPath(name.removeprefix(url.path)).parts) for name in found)
    return [UPath(url.fs.unstrip_protocol(name)) for name, skip in zip(found, hidden, strict=True) if not skip]
