"""Reliability plots as plain text, at most 80 columns wide."""

from collections.abc import Iterator

from pipelines.evaluation.calibration import Answers, Bin, calibration_error, reliability

LEGEND = """\
Reliability: of what was read with a confidence, which share is right?
# is the share right, o the mean confidence: past the end of the bar it tells
too much confidence, within the bar too little. An event is right if `detect`
matches it, its arguments then if the gold event has them in that role, and a
relation if the gold states it."""

_WIDTH = 40
_SCALE = "0      .2      .4      .6      .8      1"
_EMPTY = "-"


def plot(name: str, answers: Answers) -> Iterator[str]:
    """The lines of a plot: a row for each bin, and the expected calibration error."""
    bins = reliability(answers)
    yield f"reliability of {name}"
    yield f"{'confidence':10}  {'right':>5}  {_SCALE}  {'mean':>5}  {'count':>6}"
    yield from map(_row, bins)
    if answers:
        yield f"expected calibration error {calibration_error(bins):.3f}, of {len(answers):,}"
    else:
        yield "nothing was read"


def _row(one: Bin) -> str:
    edges = f"{one.low:.1f} to {one.high:.1f}"
    right, mean = (f"{one.right:.2f}", f"{one.confidence:.2f}") if one.count else (_EMPTY, _EMPTY)
    return f"{edges:10}  {right:>5}  {_bar(one)}  {mean:>5}  {one.count:6}"


def _bar(one: Bin) -> str:
    """The share right, and the mark of the confidence: on the last # where both are equal."""
    cells = list(("#" * round(one.right * _WIDTH)).ljust(_WIDTH))
    if one.count:
        cells[max(round(one.confidence * _WIDTH), 1) - 1] = "o"
    return "".join(cells)
