"""Who may say what a clause tells: the subject of the word of saying that opens it."""

from collections.abc import Sequence

from graph.records import ActorMention
from pipelines.article import Linked
from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.syntax import actor_lists
from pipelines.particles import COMMAS, THAT, is_relative

BESIDE = 3
"""How many words after a word of saying its subject may begin where no clause need follow: `فيما نفت وزارة الدفاع`."""


def tellers(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The ids of the actors that may say that an event happened, nobody's where no clause tells.

    `قالت روسيا إن … بينما قال ناشطون إن …`: what follows the second word of saying is not Russia's, nor that of those
    who are named in it, unless beside a word of saying of their own.
    """
    for report in sorted((i for i in scene.reports if i < candidate.index), reverse=True):
        between = scene.between(report + 1, candidate.index)
        that = report + 1 + between.index(THAT) if THAT in between else 0
        if _has_ended(scene, report, between):
            continue
        subjects = {a.mention.id for a in scene.sentence.actors if report - 1 <= a.last and a.first < that}
        if subjects:
            together = (members for members in actor_lists(scene) if not members.isdisjoint(subjects))
            beside = (a.mention.id for a in scene.sentence.actors if _speaks(scene, a, that))
            return frozenset(subjects).union(beside, *together)
    return frozenset()


def _has_ended(scene: Scene, report: int, behind: Sequence[str]) -> bool:
    """Whether a word of saying in a relative clause tells no more behind its comma: `الذي قال إنه حليفه، قصف`."""
    before = report - 1
    if before in scene.actor_at or not is_relative(scene.folded(before)):
        return False
    comma = next((at for at, word in enumerate(behind) if word in COMMAS), None)
    return comma is not None and THAT not in behind[comma:]


def _speaks(scene: Scene, linked: Linked[ActorMention], that: int) -> bool:
    """Whether an actor behind the conjunction stands close behind a word of saying that does, too."""
    return scene.report_distances[linked.first] <= min(BESIDE, linked.first - that - 1)
