"""How many people a sentence says were killed and injured, and where it says so."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from graph.records import Count
from graph.seeds import Seeds
from pipelines.article import Sentence
from pipelines.extract.atoms import Atom, atoms
from pipelines.extract.casualty_words import CasualtyWordRow, CasualtyWords, Harm
from pipelines.extract.nouns import Nouns
from pipelines.extract.numbers import NumberFinder
from pipelines.extract.people import People, PeopleReader

_PRONOUNS = {"ه": 1, "هما": 2}
_STOPS = frozenset(".؛")
_QUOTES = frozenset("«»“”\"'()")
_NEAR = 2
_FORWARD, _BACK, _SUBJECT, _TOLL, _LIFE, _NEGATION, _AMONG = 6, 20, 3, 8, 14, 5, 6
"""How many words may stand between a verb and its people behind it, a plural verb and its people before it, a singular
verb and its subject before it, a toll and its number, a loss and the life, a negation and the harm, `بينهم` and whom it
counts."""


@dataclass(frozen=True, slots=True)
class Casualty:
    """People killed or injured: `start` and `end` of the people, `cue_start` of the word that says what befell them."""

    kind: Harm
    count: Count
    start: int
    end: int
    cue_start: int


class CasualtyFinder:
    """Finds casualties with the vocabulary of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._words = CasualtyWords(seeds)
        self._nouns = Nouns(seeds)
        self._numbers = NumberFinder(seeds)
        self._known = self._words.known | self._nouns.forms | self._numbers.known
        self._openers = self._words.openers | self._nouns.forms | self._numbers.openers
        self._inflected = self._words.inflected | self._nouns.inflected

    def find(self, sentence: Sentence) -> list[Casualty]:
        """The casualties that a sentence counts, in order; not what it leaves vague or sums up as dead and injured."""
        return list(self._reader(sentence).read())

    def is_barred(self, sentence: Sentence, start: int) -> bool:
        """Whether the word before the one at `start` takes the harm back that this one tells: `محاولة اغتيال`."""
        reader = self._reader(sentence)
        return reader.is_barred(reader.atom_at(start))

    def _reader(self, sentence: Sentence) -> "_CasualtyReader":
        row = atoms(sentence.words, self._known, self._inflected)
        names = {name.start for name in sentence.names if name.label == "PER"}
        people = PeopleReader(self._words, self._nouns, self._numbers, row, names)
        return _CasualtyReader(self._words, self._openers, people, row, names)


class _CasualtyReader:
    """Reads the casualties of one row of atoms."""

    def __init__(
        self,
        words: CasualtyWords,
        openers: Collection[str],
        people: PeopleReader,
        row: Sequence[Atom],
        names: Collection[int],
    ) -> None:
        self._words = words
        self._openers = openers
        self._people = people
        self._row = row
        self._names = names

    def read(self) -> Iterator[Casualty]:
        end, told = 0, {"killed": -1, "injured": -1}
        for at, atom in enumerate(self._row):
            if at < end or not (atom.folded in self._openers or atom.is_digits):
                continue
            found, end = self._at(at)
            for casualty in found:
                if casualty.start >= told[casualty.kind]:  # `الضحايا الـ32 الذين قضوا` are told of twice
                    yield casualty
                    told[casualty.kind] = casualty.end

    def _at(self, at: int) -> tuple[list[Casualty], int]:
        """What is said at `at`, and the index to go on from."""
        if (end := self._words.end("without", self._row, at)) and (none := self._none(at, end)):
            return none
        if cue := self._words.cue(self._row, at):
            return self._by_cue(at, *cue)
        if (end := self._words.end("toll", self._row, at)) and (toll := self._toll(at, end)):
            return toll
        if (end := self._words.end("between", self._row, at)) and (noun := self._people.noun(end)):
            return [], end + 3 if noun.sense != "person" else end  # `بين قتيل وجريح`
        if listed := self._listed(at):
            return listed
        people = self._people.read(at)
        if people is None or people.vague or people.harm is None or self._names_only(at):
            return [], people.end if people and people.vague else at + 1
        return [self._casualty(people.harm, people, people.start)], people.end

    def _listed(self, at: int) -> tuple[list[Casualty], int] | None:
        """All of the dead or injured at `at`, who are counted right behind: `أن القتلى امرأة وطفلان`.

        Only where they begin what is said: behind `بين القتلى` some of them are counted.
        """
        noun = self._people.noun(at)
        opens = at == 0 or self._words.end("subject", self._row, at - 1)
        if not opens or noun is None or not noun.definite or noun.number != "plural" or noun.sense == "person":
            return None
        people = self._people.read(at + 1)
        counted = people is not None and people.sure and not people.vague
        return ([self._casualty(noun.sense, people, at)], people.end) if people and counted else None

    def _names_only(self, at: int) -> bool:
        """Whether a singular noun is a title (`الشهيد`) or a predicate (`ضحية`), and counts no one."""
        noun = self._people.noun(at)
        bare = self._words.end("not_alone", self._row, at) is not None
        return noun is not None and noun.number == "singular" and (noun.definite or bare)

    # قتل ثلاثة, أصيب اثنان, 19 شخصا قتلوا

    def _by_cue(self, at: int, cue: CasualtyWordRow, end: int) -> tuple[list[Casualty], int]:
        if cue.harm not in ("killed", "injured") or self.is_barred(at):
            return [], end
        joint = self._joint_cue(end)
        people = self._harmed(at, cue, end) if joint is None else self._before(at, cue)
        if people is None:
            if joint is None:
                return [], end
            people = self._people.read(joint)  # `مقتل وإصابة 12`: a sum of dead and injured
            return [], people.end if people else joint
        if people.vague and (people := self._people.at_least(people)).vague:
            return [], max(people.end, end)
        return [self._casualty(people.harm or cue.harm, people, at)], max(people.end, end)

    def atom_at(self, start: int) -> int:
        """The index of the atom that the offset `start` is in."""
        return next((at for at, atom in enumerate(self._row) if atom.end > start), 0)

    def is_barred(self, at: int) -> bool:
        """Whether the word before a cue takes the harm back: `محاولة اغتيال`, `متأثرا بإصابته`."""
        before = at - 1 - (at > 0 and self._row[at].joined and self._words.end("joint", self._row, at - 1) is None)
        return any(self._words.end("not_before", self._row, here) for here in (at - 1, before))

    def _joint_cue(self, end: int) -> int | None:
        """The index behind a second cue that is joined to one that ends at `end`."""
        joined = self._words.end("joint", self._row, end)
        second = self._words.cue(self._row, joined) if joined else None
        return second[1] if second else None

    def _harmed(self, at: int, cue: CasualtyWordRow, end: int) -> People | None:
        onto = self._words.end("onto", self._row, end) or end if cue.role == "noun" else end
        quoted = onto + (onto < len(self._row) and self._row[onto].folded in _QUOTES)
        direct = self._pronoun(end) or self._people.read(quoted)
        if cue.role == "loss":
            return direct if self._words.first("life", self._row, end, end + _LIFE) is not None else None
        if direct and direct.vague and cue.role != "noun" and cue.harm == "killed":
            return self._people.object_of(direct) or direct
        if cue.role == "verb_before":
            return self._hit(direct, end) if cue.harm == "injured" else direct
        if direct or cue.role == "noun":
            return direct
        if end < len(self._row) and self._row[end].joined and self._row[end].is_letters:
            return None  # a pronoun that counts no one: `قتلهم`
        return self._before(at, cue) or self._ahead(end)

    def _hit(self, direct: People | None, end: int) -> People | None:
        """People whom something hit: `أصابت القذيفة ثلاثة مدنيين`. Further behind, they are in what was hit."""
        if direct is not None:
            theirs = direct.end - direct.start == 2 and self._row[direct.start + 1].folded == "ه"
            return None if theirs else direct  # `مدرسة` is a school, not `his teacher`
        ahead = self._ahead(end)
        return ahead if ahead and ahead.min != 1 and ahead.start <= end + _NEAR else None

    def _pronoun(self, end: int) -> People | None:
        if end < len(self._row) and self._row[end].joined and (count := _PRONOUNS.get(self._row[end].folded)):
            return People(count, count, end, end + 1)
        return None

    def _ahead(self, end: int) -> People | None:
        """People some words behind a verb: `أصيب اليوم مواطنان`, `قتلت القوات مدنيا`."""
        for here in range(end, min(end + _FORWARD, len(self._row))):
            if not self._row[here].is_letters and not self._row[here].is_digits:
                return None
            if self._words.cue(self._row, here) or self._words.end("among", self._row, here):
                return None
            people = self._people.read(here)
            if people is not None and people.sure and not (here > end and self._people.is_adjective_of_origin(here)):
                far = here > end + _NEAR
                return None if people.vague or not self._may_be_object(here, far) else people
        return None

    def _may_be_object(self, at: int, far: bool) -> bool:
        """Whether a noun at `at` may be whom a verb before it harmed; if `far`, it shows it by its ending: `مدنيا`."""
        noun = self._people.noun(at)
        if noun is None:
            return True
        return not noun.definite and (noun.number != "singular" or not far or self._row[at].folded.endswith("ا"))

    def _before(self, at: int, cue: CasualtyWordRow) -> People | None:
        """People before a verb: `19 شخصا قتلوا`, `أن مدنيا قتل`, `الذي قتل في معارك`."""
        if cue.role == "noun":
            return None
        if cue.role == "verb":
            return self._subject(at)
        for here in range(at - 1, max(at - _BACK, -1), -1):
            if self._row[here].folded in _STOPS or self._words.cue(self._row, here):
                break
            if self._words.first("among", self._row, here - _AMONG, here) is None:
                people = self._people.read(here)
                if people and people.sure and people.min != 1 and not people.vague and people.end <= at:
                    return self._widest(here, people, at)
        return People(2, 2, at, at + 1) if cue.role == "verb_dual" else None

    def _widest(self, at: int, people: People, end: int) -> People:
        """The list of people that `people` at `at` are the last members of."""
        for here in range(at - 1, max(end - _BACK, -1), -1):
            wider = self._people.read(here)
            if wider and wider.sure and not wider.vague and people.end <= wider.end <= end:
                people = wider
        return people

    def _subject(self, at: int) -> People | None:
        """One person before a singular verb, or a number that a singular verb goes with."""
        if self._words.end("who", self._row, at - 1):
            return People(1, 1, at - 1, at)
        for here in range(at - 1, max(at - _SUBJECT - 1, -1), -1):
            if not self._row[here].is_letters or self._words.end("joint", self._row, here):
                break
            if (noun := self._people.noun(here)) or self._row[here].start in self._names:
                number = self._people.read(here - 1) if here else None
                if number and number.sure and not number.vague and number.end == here + 1:
                    return number if noun and noun.number == "singular" else None
                return People(1, 1, here, here + 1) if noun is None or noun.number == "singular" else None
        return self._far_subject(at)

    def _far_subject(self, at: int) -> People | None:
        """One person named right behind `أن`, whatever stands between him and the verb."""
        for here in range(at - 1, max(at - _BACK, -1), -1):
            if self._row[here].folded in _STOPS or self._words.cue(self._row, here):
                return None
            if subject := self._words.end("subject", self._row, here):
                noun = self._people.noun(subject)
                single = self._row[subject].start in self._names or (noun is not None and noun.number == "singular")
                return People(1, 1, subject, subject + 1) if single else None
        return None

    # دون إصابات, لم يصب أحد

    def _none(self, at: int, end: int) -> tuple[list[Casualty], int] | None:
        """What is said behind a negation that ends at `end`: that no one was harmed, or that there was no such harm."""
        for here in range(end, min(end + _NEGATION, len(self._row))):
            if self._words.end("no_report", self._row, here) or not self._row[here].is_letters:
                return None
            if none := self._words.match("none", self._row, here):
                nothing = People(0, 0, here, none[1])
                harms: tuple[Harm, ...] = ("killed", "injured")
                return [self._casualty(h, nothing, at) for h in harms if none[0].harm in (h, "both")], none[1]
            if cue := self._words.cue(self._row, here):
                return self._nobody(at, here, *cue) if here == end else None
        return None

    def _nobody(self, at: int, start: int, cue: CasualtyWordRow, end: int) -> tuple[list[Casualty], int]:
        nobody = self._words.end("nobody", self._row, end)
        if nobody and cue.harm in ("killed", "injured"):
            return [self._casualty(cue.harm, People(0, 0, start, nobody), at)], nobody
        return [], end

    # عدد القتلى بلغ 548, حصيلة الجرحى إلى 60 على الأقل

    def _toll(self, at: int, end: int) -> tuple[list[Casualty], int] | None:
        noun = self._people.noun(end)
        if noun is None or noun.sense == "person":
            return None
        if (joined := self._words.end("joint", self._row, end + 1)) and self._people.noun(joined):
            return [], end + 3  # a sum of dead and injured
        for here in range(end + 1, min(end + 1 + _TOLL, len(self._row))):
            if self._words.cue(self._row, here) or self._people.noun(here):
                continue
            people = self._people.read(here)
            if people and not people.vague and people.harm in (None, noun.sense):
                if self._words.end("up_to", self._row, people.end):
                    continue  # `من 3 إلى 7`
                return [self._casualty(noun.sense, people, at)], people.end
        return [], end + 1

    def _casualty(self, harm: Harm, people: People, cue: int) -> Casualty:
        first, last = self._row[people.start], self._row[people.end - 1]
        return Casualty(harm, Count(min=people.min, max=people.max), first.start, last.end, self._row[cue].start)
