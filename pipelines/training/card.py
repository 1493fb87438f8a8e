"""What a package says of itself: `package.json`, kept up to date as parts are trained, and the model card of it."""

from importlib import resources
from pathlib import Path

import torch

from graph.errors import ModelError
from pipelines.models import DESCRIPTION, Package, describe

CARD = "MODEL_CARD.md"

_VERSION = "1"
_LICENCE = "CC BY-SA 4.0"
_FILES = {"tokenize_model_path": "tokenizer.pt", "ner_model_path": "ner.pt", "ner_pretrain_path": "vectors.pt"}
_NEEDS = {"tokenizer": (), "vectors": ("tokenizer.pt",), "ner": ("tokenizer.pt", "vectors.pt")}


def require(part: str, out: Path) -> None:
    """ModelError where `part` is unknown, or a part that it is trained on is not in package folder `out`."""
    if part not in _NEEDS:
        raise ModelError(f"{part}: no such part of a language package. Take one of {', '.join(_NEEDS)}.")
    missing = [name for name in _NEEDS[part] if not (out / name).is_file()]
    if missing:
        raise ModelError(f"{out}: {missing[0]} is missing. Train the {missing[0].removesuffix('.pt')} into it first.")


def register(out: Path, scores: dict[str, float] | None = None) -> Package:
    """Write `package.json` for the parts that stand in `out`; `scores` are added to those that it has."""
    known = describe(out).scores if (out / DESCRIPTION).is_file() else {}
    tagger = all((out / name).is_file() for name in _NEEDS["ner"]) and (out / "ner.pt").is_file()
    package = Package(
        name="siraa-ar",
        version=_VERSION,
        language="ar",
        licence=_LICENCE,
        processors=("tokenize", "ner") if tagger else ("tokenize",),
        files={option: name for option, name in _FILES.items() if tagger or option.startswith("tokenize")},
        scores=known | (scores or {}),
    )
    (out / DESCRIPTION).write_text(package.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return package


def measure(part: str, data: Path, out: Path) -> dict[str, float]:
    """The scores of `part` on corpora that it was not trained on, in percent."""
    from pipelines.training.corpora import ANERCORP, AQMAR, HELD_OUT, PUD
    from pipelines.training.score import score_names, score_words

    if part == "tokenizer":
        found = score_words(out, data / PUD / "dev.conllu")
        return {f"Arabic-PUD dev, {name.lower()} F1": round(100 * score.f1, 2) for name, score in found.items()}
    scores: dict[str, float] = {}
    corpora = (("ANERcorp, last 400 sentences of train", ANERCORP, HELD_OUT), ("AQMAR dev", f"{AQMAR}/dev.txt", None))
    for title, path, last in corpora if part == "ner" else ():
        for label, score in score_names(out, data / path, last).items():
            scores[f"{title}, {label} F1"] = round(100 * score.f1, 2)
    return scores


def tidy(path: Path) -> None:
    """Take out of a saved model the paths of the machine that trained it, and what only a further training needs."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    saved["config"] = {
        name: None if isinstance(value, str) and "/" in value else value for name, value in saved["config"].items()
    }
    if "external_dict" in saved:
        saved["external_dict"] = None
    torch.save(saved, path)


def write(out: Path) -> Path:
    """Write the model card of package folder `out`; ModelError where it holds no package."""
    package = describe(out)
    files = "\n".join(
        f"| `{name}` | {(out / name).stat().st_size / 1e6:.1f} MB | {_CONTENT[name]} |"
        for name in package.files.values()
    )
    scores = "\n".join(f"| {name} | {score:.2f} |" for name, score in package.scores.items())
    template = resources.files("pipelines.training").joinpath("model_card_template.md").read_text(encoding="utf-8")
    card = template.format(
        name=package.name, version=package.version, licence=package.licence, files=files, scores=scores
    )
    (out / CARD).write_text(card, encoding="utf-8")
    return out / CARD


_CONTENT = {
    "tokenizer.pt": "Stanza tokenizer: sentences, and words with their clitics apart",
    "vectors.pt": "Stanza pretrain: 100-dimensional skip-gram vectors of words split like that, half precision",
    "ner.pt": "Stanza name tagger (BiLSTM-CRF with characters): PER, LOC, ORG, MISC",
}
