"""HTML of the notebook's answers: text that stays text, and tables from right to left."""

from collections.abc import Iterable
from html import escape

from graph.output import encodable


def html_text(text: str) -> str:
    """`text` as it stands between tags or in a quoted attribute."""
    return escape(encodable(text))


def isolated(value: object) -> str:
    """`value` as HTML that keeps its direction in right-to-left text; a date or number reads from left to right."""
    text = str(value)
    direction = ' dir="ltr"' if text[:1].isdigit() else ""
    return f"<bdi{direction}>{html_text(text)}</bdi>"


def rtl_table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table from right to left under a caption; its cells are HTML, its heads and caption text."""
    head = "".join(f"<th>{html_text(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div dir="rtl"><p dir="ltr">{html_text(caption)}</p><table><tr>{head}</tr>{body}</table></div>'
