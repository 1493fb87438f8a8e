"""In which attack of a sentence people were killed or injured, or in none that it tells of."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.records import ActorMention, Count
from graph.seeds import Seeds
from pipelines.extract.casualties import Casualty, CasualtyFinder
from pipelines.extract.classifier import Classifier
from pipelines.extract.features import distance_bin
from pipelines.extract.observation import FeatureGroup, Names, Observation, grouped
from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.weighed import EMPTY


@dataclass(frozen=True, slots=True)
class Attack:
    """A trigger that was read as an attack, with its mode."""

    candidate: Candidate
    mode: str | None


@dataclass(frozen=True, slots=True)
class Toll:
    """Casualties of a sentence, and the share that they belong to none of its attacks, and to each."""

    casualty: Casualty
    empty: float
    shares: tuple[float, ...]

    @property
    def attack(self) -> int | None:
        """The index of the attack that they belong to."""
        best = max(range(len(self.shares)), key=self.shares.__getitem__)
        return best if self.shares[best] >= EMPTY["toll"] * self.empty else None


class TollReader:
    """Finds the casualties of attacks with the vocabulary of the seeds."""

    def __init__(self, model: Classifier, seeds: Seeds) -> None:
        self._model = model
        self._casualties = CasualtyFinder(seeds)

    def read(self, scenes: Sequence[Scene], attacks: Sequence[Sequence[Attack]]) -> list[list[Toll]]:
        """The casualties of each sentence of an article, in order; none where it tells of no attacks."""
        found = [
            self._casualties.find(scene.sentence) if told else [] for scene, told in zip(scenes, attacks, strict=True)
        ]
        asked = [
            toll_options(scene, told, casualty)
            for scene, told, casualties in zip(scenes, attacks, found, strict=True)
            for casualty in casualties
        ]
        weighed = iter(self._weigh(asked, scenes[0].vectors if scenes else None))
        return [[Toll(casualty, *next(weighed)) for casualty in casualties] for casualties in found]

    def named(self, scene: Scene, killing: Candidate, killed: Sequence[ActorMention]) -> Count | None:
        """The number of those `killed`, if the sentence has the names of all, and the killing was not only tried."""
        names = [name for name in scene.sentence.names if name.label == "PER"]
        told = all(any(name.start < one.end and one.start < name.end for name in names) for one in killed)
        if not told or self._casualties.is_barred(scene.sentence, scene.words[killing.index].start):
            return None
        return Count(min=len(killed), max=len(killed))

    def _weigh(
        self, asked: Sequence[Sequence[Observation]], vectors: NDArray[np.float32] | None
    ) -> Iterator[tuple[float, tuple[float, ...]]]:
        """The shares of the first option of each question, and of the others; all are scored at once."""
        if not asked:
            return
        starts = [0, *itertools.accumulate(map(len, asked))]
        shares, _ = self._model.choose(list(itertools.chain(*asked)), vectors, starts[:-1])
        found: list[float] = shares[:, 0].tolist()
        for start, end in itertools.pairwise(starts):
            yield found[start], tuple(found[start + 1 : end])


def counts_of(attacks: Sequence[Attack], tolls: Sequence[Toll]) -> dict[int, dict[str, Count]]:
    """Dead and injured of the attacks of a sentence, by the index of their trigger; the number told first counts."""
    counts: dict[int, dict[str, Count]] = {}
    for toll in tolls:
        if toll.attack is not None:
            at = attacks[toll.attack].candidate.index
            counts.setdefault(at, {}).setdefault(toll.casualty.kind, toll.casualty.count)
    return counts


def toll_options(scene: Scene, attacks: Sequence[Attack], casualty: Casualty) -> list[Observation]:
    """What is observed of that casualties belong to no attack, then of that they belong to each."""
    at = next((i for i, word in enumerate(scene.words) if word.end > casualty.cue_start), 0)
    cue = scene.rows.firsts[scene.number] + at
    said = _toll_none(scene.folded(at), scene.folded(at - 1), casualty.kind, len(attacks))
    none = Observation([said], (cue, cue + 1))
    told = (scene.of_trigger(a.candidate, list(_features(scene, attacks, a, casualty, at))) for a in attacks)
    return [none, *(observed._replace(mention=(cue, cue + 1)) for observed in told)]


def _features(
    scene: Scene, attacks: Sequence[Attack], attack: Attack, casualty: Casualty, at: int
) -> Iterator[FeatureGroup]:
    """Features of an attack whose casualties may be told at word `at`."""
    index, mode, form = attack.candidate.index, attack.mode or "-", attack.candidate.entry.form
    side = "cue" if index == at else "before" if index < at else "after"
    low, high = sorted((index, at))
    rank = min(sum(low < other.candidate.index < high for other in attacks), 2)
    marks = sum(not scene.folded(i).isalnum() for i in range(low + 1, high))
    yield _toll_distance(side, distance_bin(high - low), rank, casualty.kind)
    yield _toll_attack(side, mode, form, rank, min(len(attacks), 3))
    yield _toll_between(side, min(marks, 3), rank)
    yield _toll_cue(side, scene.folded(at), scene.folded(at - 1), rank)
    yield _toll_trigger(side, attack.candidate.entry.lemma, scene.folded(index - 1), rank)


@grouped
def _toll_none(cue: str, before: str, kind: str, attacks: int) -> Names:
    return ("n0", f"n0.k={kind}|{min(attacks, 3)}", f"n0.w={cue}", f"n0.b={before}")


@grouped
def _toll_distance(side: str, distance: str, rank: int, kind: str) -> Names:
    return (f"n.d={side}|{distance}", f"n.r={side}|{rank}", f"n.k={kind}|{side}|{rank}")


@grouped
def _toll_attack(side: str, mode: str, form: str, rank: int, attacks: int) -> Names:
    return (f"n.m={mode}|{side}", f"n.mr={mode}|{side}|{rank}", f"n.f={form}|{side}", f"n.n={attacks}|{side}|{rank}")


@grouped
def _toll_between(side: str, marks: int, rank: int) -> Names:
    return (f"n.c={marks}|{side}|{rank}",)


@grouped
def _toll_cue(side: str, cue: str, before: str, rank: int) -> Names:
    return (f"n.w={cue}|{side}", f"n.b={before}|{side}|{rank}")


@grouped
def _toll_trigger(side: str, lemma: str, before: str, rank: int) -> Names:
    return (f"n.l={lemma}|{side}", f"n.tb={before}|{side}|{rank}")
