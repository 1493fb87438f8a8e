"""The public record format, one JSON object a line: documents, then events and relations."""

from itertools import chain
from pathlib import Path

from graph.coding import record_json
from graph.exports.source import Source
from graph.output import replacing
from graph.seeds import Seeds


def write(source: Source, path: Path, _: Seeds) -> tuple[Path, ...]:
    """Write every record; the file is what `siraa extract` writes."""
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for record in chain(source.documents(), source.statements()):
            file.write(record_json(record) + "\n")
    return (path,)
