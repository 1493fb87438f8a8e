"""What the words in and beside two mentions say of a tie between them: which states it, and which speak against it."""

from pipelines.extract.atoms import ARTICLE
from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.ties import BESIDE, OF_OFFICES, Pair, beside


def cue_of(scene: Scene, pair: Pair, label: str) -> Candidate | None:
    """The word in or beside a pair that may state a relation of type `label`, the nearest one."""
    ends = pair.subject.first, pair.object.first
    cues = [c for c in beside(scene.candidates, pair.subject, pair.object) if label in c.entry.types]
    if label in OF_OFFICES:
        cues = [c for c in cues if not _is_of_another(scene, c)]
    return min(cues, key=lambda c: sum(abs(c.index - end) for end in ends), default=None)


def office(scene: Scene, pair: Pair, label: str) -> str:
    """The relation of a pair that seems to be of type `label`: where no word leads but one speaks for, he speaks for.

    A model that has learnt what a `رئيس` is sees one in the `نائب رئيس` too.
    """
    if label != "LEADS" or cue_of(scene, pair, label):
        return label
    deputies = any(label in c.entry.types for c in beside(scene.candidates, pair.subject, pair.object))
    return "SPEAKS_FOR" if deputies or cue_of(scene, pair, "SPEAKS_FOR") else label


def is_hit(scene: Scene, pair: Pair) -> bool:
    """Whether a subject is told to be somewhere because it is attacked there: `قصف مواقع قسد في منبج`.

    Such a sentence tells of the attack, and of no lasting presence.
    """
    cue = cue_of(scene, pair, "PRESENT_IN")
    if cue is None or cue.entry.form != "noun" or not 0 < pair.subject.first - cue.index <= BESIDE:
        return False
    before = (scene.candidate_at.get(index) for index in range(cue.index - BESIDE, cue.index))
    return any("ASSAULT" in candidate.entry.types for candidate in before if candidate)


def _is_of_another(scene: Scene, cue: Candidate) -> bool:
    """Whether a word of office belongs to the one before it: `رئيس` in `نائب رئيس`, not in `النائب رئيس الكتلة`."""
    before = scene.candidate_at.get(cue.index - 1)
    if before is None or OF_OFFICES.isdisjoint(before.entry.types):
        return False
    return not scene.folded(before.index).startswith(ARTICLE)
