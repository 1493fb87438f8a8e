"""The link stage: which actors and places the words of a sentence name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from graph.catalogue import Catalogue
from graph.folding import fold_words
from graph.records import ActorMention, PlaceMention
from graph.seeds import Seeds
from pipelines.article import Annotated, FoundBy, Linked, M, Sentence
from pipelines.link.actors import (
    REACH,
    Demonyms,
    Heads,
    Informants,
    Unnamed,
    catalogue_mention,
    new_mention,
    sentence_text,
    stanza_names,
    without_appositions,
)
from pipelines.link.countries import StatesOfCountries
from pipelines.link.descriptions import Descriptions, is_goal
from pipelines.link.evidence import Neighbours, ends_name, part_of_person
from pipelines.link.groups import groups_of_people, named_groups
from pipelines.link.institutions import Institutions
from pipelines.link.known_places import KnownPlaces, is_settlement
from pipelines.link.names import Found, NameIndex
from pipelines.link.person_names import PersonNames
from pipelines.link.places import PlaceHeads, new_places, place_descriptions
from pipelines.link.regions import Regions
from pipelines.link.same_informants import SameInformants
from pipelines.link.same_persons import SamePersons
from pipelines.link.shared_names import SharedNames

CIVILIANS = "CIVILIANS"
"""The actor that people without a name count as who are told by their origin only."""


class Linker:
    """Fills the actors and places of each sentence."""

    def __init__(self, catalogue: Catalogue, seeds: Seeds | None = None) -> None:
        seeds = seeds or Seeds()
        self._catalogue = catalogue
        self._index = NameIndex(
            catalogue.names(), respelt={row.id for row in catalogue.places.values() if is_settlement(row)}
        )
        self._demonyms = Demonyms(catalogue.demonyms, seeds)
        self._person_names = PersonNames(seeds, self._demonyms)
        self._heads = Heads(catalogue.heads)
        self._place_heads = PlaceHeads(seeds)
        self._regions = Regions(seeds, lambda word: self._demonyms.actor(word, None) is not None)
        neighbours = Neighbours(seeds, self._place_heads, self._heads, self._demonyms, self._regions.directions)
        self._known_places = KnownPlaces(catalogue, neighbours)
        states = StatesOfCountries(catalogue)
        self._shared_names = SharedNames(catalogue, states)
        self._institutions = Institutions(catalogue, states, seeds)
        self._informants = Informants(seeds)
        self._unnamed = Unnamed(catalogue.unnamed, catalogue.actors)
        self._people = {name.folded for name in catalogue.people}
        self._same_persons = SamePersons(seeds, self._people)
        names = {row.id: [fold_words(name) for name in row.names] for row in catalogue.actors.values()}
        self._descriptions = Descriptions(seeds, self._heads, names)

    def __call__(self, articles: Iterable[Annotated]) -> Iterator[Annotated]:
        for annotated in articles:
            given = [self._person_names.completed(sentence) for sentence in annotated.sentences]
            found = [list(self._index.find(sentence)) for sentence in given]
            known = self._known_places(given, found)
            countries = self._shared_names.countries(chain.from_iterable(found), chain.from_iterable(known))
            seen: dict[str, ActorMention] = {}
            places: list[PlaceMention] = []
            goals: list[PlaceMention] = []
            sentences = []
            for sentence, names, here in zip(given, found, known, strict=True):
                linked = self._link(sentence, names, here, seen, places, goals, countries)
                places += (place.mention for place in linked.places if place.by != "description")
                goals += (place.mention for place in linked.places if is_goal(linked.words, place))
                for actor in linked.actors:
                    seen.pop(actor.mention.id, None)
                    seen[actor.mention.id] = actor.mention
                sentences.append(linked)
            yield replace(annotated, sentences=tuple(SameInformants()(self._same_persons(sentences))))

    def _link(
        self,
        sentence: Sentence,
        names: list[Found],
        places: list[Linked[PlaceMention]],
        seen: dict[str, ActorMention],
        earlier: list[PlaceMention],
        goals: list[PlaceMention],
        countries: Counter[str],
    ) -> Sentence:
        actors = list(self._known_actors(sentence, names, countries))
        taken = _words_of(actors)
        regions = list(self._regions.find(sentence, places, taken))
        actors, places = _without(actors, regions), _replaced(places, regions)
        groups = list(groups_of_people(sentence, self._heads, actors, places))
        actors, places = _replaced(actors, groups), _without(places, groups)
        taken |= _words_of(actors) | _words_of(places)
        actors += self._by_origin(sentence, taken)
        taken |= _words_of(actors)
        actors += named_groups(sentence, self._heads, taken)
        taken |= _words_of(actors)
        places += new_places(sentence, self._place_heads, taken)
        actors += stanza_names(sentence, taken)
        taken |= _words_of(actors)
        named = [*seen.values(), *(a.mention for a in sorted(actors, key=lambda linked: linked.first))]
        actors += self._institutions.find(sentence, taken, named, [p.mention for p in places], earlier)
        taken |= _words_of(actors)
        actors += self._descriptions.find(sentence, actors, seen.values(), places, goals, taken)
        taken |= _words_of(actors)
        actors += self._informants.find(sentence, taken)
        taken |= _words_of(actors)
        actors += self._unnamed.find(sentence, taken)
        named_before = sorted((*earlier, *(place.mention for place in places)), key=lambda place: place.start)
        places += place_descriptions(sentence, self._place_heads, taken, named_before)
        actors = without_appositions(sentence, actors)
        places.sort(key=lambda linked: linked.first)
        return replace(sentence, actors=tuple(actors), places=tuple(places))

    def _known_actors(
        self, sentence: Sentence, names: list[Found], countries: Counter[str]
    ) -> Iterator[Linked[ActorMention]]:
        for name in names:
            known = [one for one in name.names if one.kind == "actor"]
            if not known:
                continue
            text = sentence.text[name.start - sentence.start : name.end - sentence.start]
            several = len({one.id for one in name.names}) > 1
            ambiguous = several or all(one in self._catalogue.ambiguous for one in known)
            if ambiguous and part_of_person(sentence, name):
                continue  # `سليمان الأسد` is another than `الأسد`
            if self._demonyms.counted(sentence.words, name.first):
                continue  # `12 سوريا` are people
            by: FoundBy = "ambiguous" if ambiguous else "catalogue"
            mention = catalogue_mention(
                self._catalogue.actors[self._shared_names.actor(known, countries)], text, name.start, by
            )
            named = fold_words(text) in self._people and not ends_name(sentence, name)
            person = new_mention(text, name.start, "person", by) if named else None
            yield Linked(mention, name.first, name.last, by, person)

    def _by_origin(self, sentence: Sentence, taken: set[int]) -> Iterator[Linked[ActorMention]]:
        """Heads with a demonym (`القوات التركية`), and demonyms alone (`قصف تركي`)."""
        words = sentence.words
        persons = self._person_names.words(sentence)
        for index, word in enumerate(words):
            previous = words[index - 1] if index else None
            actor = self._demonyms.actor(word, previous)
            if actor is None or index in taken or index in persons:
                continue
            if self._demonyms.counted(words, index):
                people = catalogue_mention(self._catalogue.actors[CIVILIANS], word.text, word.start, "unnamed")
                yield Linked(people, index, index, "unnamed")
                continue
            first = index
            for start in range(index - 1, max(index - REACH, 0) - 1, -1):
                if start in taken or start in persons or not words[start].folded.isalpha():
                    break
                if self._heads.of(words[start], words[start - 1] if start else None) is not None:
                    first = start
                    break
            by: FoundBy = "catalogue" if first < index else "demonym"
            text = sentence_text(sentence, first, index)
            mention = catalogue_mention(self._catalogue.actors[actor], text, words[first].start, by)
            yield Linked(mention, first, index, by)


def _replaced(mentions: list[Linked[M]], longer: list[Linked[M]]) -> list[Linked[M]]:
    """The mentions, with longer ones in place of those that stand within them."""
    return _without(mentions, longer) + longer


def _without(
    mentions: list[Linked[M]], longer: Iterable[Linked[ActorMention]] | Iterable[Linked[PlaceMention]]
) -> list[Linked[M]]:
    """The mentions that do not stand within others."""
    within = _words_of(longer)
    return [linked for linked in mentions if linked.first not in within]


def _words_of(mentions: Iterable[Linked[ActorMention]] | Iterable[Linked[PlaceMention]]) -> set[int]:
    """The indices of the words that mentions stand on."""
    return {index for linked in mentions for index in range(linked.first, linked.last + 1)}
