"""What a package says of itself: `package.json`, kept up to date as parts are trained, and the model card of it."""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from graph.errors import ModelError
from graph.output import replacing
from pipelines.annotate.weights import load_weights, save_weights
from pipelines.models import DESCRIPTION, Package, describe
from pipelines.training import EVENTS, JOINT, WORK

CARD = "MODEL_CARD.md"
TOKENIZER, VECTORS, NETWORK, EVENT_MODELS = "tokenizer.pt", "work/vectors.pt", "network.pt", "events.npz"
CHECKPOINT = "joint.checkpoint"

_VERSION = "3"
_LICENCE = "CC BY-SA 4.0"
_MAKES = {"tokenizer": TOKENIZER, "vectors": VECTORS, "network": NETWORK}
_PACKAGE = ("tokenizer", "network")
_NEEDS = {
    "tokenizer": (),
    "vectors": ("tokenizer",),
    "network": ("tokenizer", "vectors"),
    JOINT: _PACKAGE,
    EVENTS: _PACKAGE,
}
_CONTENT = {
    TOKENIZER: "Stanza tokenizer: sentences, and words with their clitics apart",
    NETWORK: "tags, features, lemmas, dependencies and names on one encoder, with word vectors; large tables in 8 bits",
    EVENT_MODELS: "events and relations: which words name them, and their arguments; large tables in 8 bits",
}


def is_made(part: str, out: Path) -> bool:
    """Whether `part` stands in package folder `out`."""
    return (out / _MAKES[part]).is_file()


def require(part: str, out: Path) -> None:
    """ModelError where `part` is unknown, or a part that it is trained on is not in package folder `out`."""
    if part not in _NEEDS:
        raise ModelError(f"{part}: no such part of a language package. Take one of {', '.join(_NEEDS)}.")
    for needed in _NEEDS[part]:
        if not is_made(needed, out):
            raise ModelError(f"{out}: {_MAKES[needed]} is missing. Train the {needed} into it first.")


@contextmanager
def timed(part: str, out: Path) -> Iterator[None]:
    """Register the package after `part` was made, with the minutes that it took.

    What was fitted to an earlier network, or replaced by other models of events, is given up.
    """
    start = time.monotonic()
    yield
    replaced = {"network": (JOINT, EVENTS), JOINT: (EVENTS,), EVENTS: (JOINT,)}.get(part, ())
    if part == "network":
        for path in (out / EVENT_MODELS, *(out / WORK).glob("joint.*")):
            path.unlink(missing_ok=True)
    register(out, minutes={part: round((time.monotonic() - start) / 60, 1)}, replaced=replaced)


def register(
    out: Path,
    scores: dict[str, float] | None = None,
    minutes: dict[str, float] | None = None,
    replaced: Collection[str] = (),
) -> Package:
    """Write `package.json` for the parts that stand in `out`.

    Scores and minutes are added to those that it has; the minutes of parts that were `replaced` are left out.
    """
    known = describe(out) if (out / DESCRIPTION).is_file() else None
    files = {"tokenize_model_path": TOKENIZER, "siraa_model_path": NETWORK}
    there = {option: name for option, name in files.items() if (out / name).is_file()}
    package = Package(
        name="siraa-ar",
        version=_VERSION,
        language="ar",
        licence=_LICENCE,
        processors=tuple(option.removesuffix("_model_path") for option in there),
        files=there,
        scores=(known.scores if known else {}) | (scores or {}),
        minutes={n: m for n, m in (known.minutes if known else {}).items() if n not in replaced} | (minutes or {}),
        events=EVENT_MODELS if (out / EVENT_MODELS).is_file() else None,
    )
    _write(out / DESCRIPTION, package.model_dump_json(indent=2) + "\n")
    return package


def measure(part: str, data: Path, out: Path) -> dict[str, float]:
    """The scores of `part` on what it was not trained on, in percent; `package.json` gets them too."""
    from pipelines.training.corpora import ANERCORP, AQMAR, HELD_OUT, PUD
    from pipelines.training.score import score_names, score_treebank

    scores: dict[str, float] = {}
    if part not in ("vectors", EVENTS):
        for name, score in score_treebank(out, data / PUD / "dev.conllu").items():
            scores[f"Arabic-PUD dev, {name} F1"] = round(100 * score.f1, 2)
    corpora = (("ANERcorp, last 400 sentences of train", ANERCORP, HELD_OUT), ("AQMAR dev", f"{AQMAR}/dev.txt", None))
    for title, path, last in corpora if part in ("network", JOINT) else ():
        for label, score in score_names(out, data / path, last).items():
            scores[f"{title}, {label} F1"] = round(100 * score.f1, 2)
    register(out, scores=scores)
    return scores


def tidy(path: Path) -> None:
    """Take out of a saved tokenizer the paths of the machine that trained it, and what only training needs."""
    saved = load_weights(path)
    saved["config"] = {
        name: None if isinstance(value, str) and "/" in value else value for name, value in saved["config"].items()
    }
    saved["external_dict"] = None
    save_weights(saved, path)


def write(out: Path) -> Path:
    """Write the model card of package folder `out`; ModelError where it holds no package."""
    package = describe(out)
    names = [*package.files.values(), *([package.events] if package.events else [])]
    files = "\n".join(f"| `{name}` | {(out / name).stat().st_size / 1e6:.1f} MB | {_CONTENT[name]} |" for name in names)
    card = _text("model_card_template.md").format(
        name=package.name,
        version=package.version,
        licence=package.licence,
        files=files,
        events=_text("model_card_events.md") if package.events and JOINT in package.minutes else "",
        scores="\n".join(f"| {name} | {score:.2f} |" for name, score in package.scores.items()),
        minutes="\n".join(f"| {part} | {minutes:.0f} |" for part, minutes in package.minutes.items()),
    )
    _write(out / CARD, card)
    return out / CARD


def _text(name: str) -> str:
    return resources.files("pipelines.training").joinpath(name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8")
