"""Names that two actors of the user's own share, which he may not know of."""

from collections import defaultdict
from collections.abc import Iterator

from graph.catalogue import Catalogue, CatalogueName
from graph.folding import fold_words


def shared_names(catalogue: Catalogue) -> Iterator[str]:
    """A warning for each name of several of the user's own actors that not all have as one that needs context."""
    bearers: defaultdict[str, list[CatalogueName]] = defaultdict(list)
    for name in catalogue.names():
        if name.kind == "actor" and name.id in catalogue.own:
            bearers[name.folded].append(name)
    for names in bearers.values():
        if len(names) > 1 and not catalogue.ambiguous.issuperset(names):
            yield _warning(catalogue, names)


def _warning(catalogue: Catalogue, names: list[CatalogueName]) -> str:
    files = dict.fromkeys(str(catalogue.own[name.id]) for name in names)
    first, *others = (name.id for name in names)
    text = next(one for one in catalogue.actors[first].names if fold_words(one) == names[0].folded)
    return (
        f"{', '.join(files)}: {text!r} is a name of {' and of '.join([first, *others])}. It is read as the one whose "
        f"countries the article names most, else as {first}. Take it out of one, or put it into 'ambiguous_ar' of each."
    )
