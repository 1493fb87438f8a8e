"""People as a sentence counts them: `ثلاثة مدنيين`, `امرأة وطفلين`, `شخص واحد`, `40 من التنظيم وثمانية من الجيش`."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipelines.extract.atoms import ARTICLE, Atom
from pipelines.extract.casualty_words import CasualtyWords, Harm
from pipelines.extract.nouns import Noun, Nouns
from pipelines.extract.numbers import NumberFinder, Quantity

_PRONOUNS = ("ه", "ها", "هما", "هم", "هن")
_SHORTEST_NISBA = 4
_NISBA = ("ي", "يا", "يه", "يين", "يون", "يتين")
_COMMAS = ("،", ",")
_LIST_GAP = 5
"""How many words may stand between two members of a list: `25 مقاتلا [من الفصائل السورية] وثمانية`."""
_ASIDE = 10
"""How many words may stand in brackets between two members of a list, which count as none of those above."""
_ADJECTIVES = 2
"""How many words may tell more of people without a number before `على الأقل`: `جنديان تركيان على الأقل`."""
_DUAL = ("ين", "ان")
_OF_WHOM = 3
"""How many words may say of whom a number is before `على الأقل`: `15 عنصرا من قوات النظام على الأقل`."""
_QUOTES = frozenset("«»“”\"'")
_DUAL_REACH = 6
"""Words behind a noun in which a dual pronoun may take it up."""


@dataclass(frozen=True, slots=True)
class People:
    """`min` to `max` people on the atoms from `start` to before `end`; `harm` where their noun says it (`قتيل`)."""

    min: int | None
    max: int | None
    start: int
    end: int
    harm: Harm | None = None
    vague: bool = False
    sure: bool = True


class PeopleReader:
    """Reads people off one row of atoms; `names` are the code points at which the name of a person begins."""

    def __init__(
        self, words: CasualtyWords, nouns: Nouns, numbers: NumberFinder, row: Sequence[Atom], names: Collection[int]
    ) -> None:
        self._words = words
        self._nouns = nouns
        self._numbers = numbers
        self._row = row
        self._names = names

    def read(self, at: int) -> People | None:
        """All people listed from `at` on. None where none are; `vague` where they are not counted (`عشرات القتلى`).

        `sure` where a noun says that they are people, and not so after a bare number.
        """
        people = self._one(at)
        while people and not people.vague and (more := self._next(people)):
            low = None if people.min is None or more.min is None else people.min + more.min
            high = None if people.max is None or more.max is None else people.max + more.max
            people = replace(people, min=low, max=high, end=more.end, sure=people.sure or more.sure)
        return self._closed(people) if people else None

    def object_of(self, subject: People) -> People | None:
        """People right behind the plural that harmed them: `قتل مسلحون ضابطين`."""
        if not self._folded(subject.end - 1).endswith("ون"):
            return None
        people = self.read(subject.end)
        if people is None or people.vague or self.noun(people.end - 1) is None:
            return None  # `ثلاثة منهم` are some of them
        return None if self._folded(subject.end).endswith(("ون", "ان")) else people

    def at_least(self, people: People) -> People:
        """Vague people with the number of some of them: `آخرون بينهم 4 أطفال` are four or more."""
        here = people.end + (self._folded(people.end) in _COMMAS)
        among = self._words.end("among", self._row, here)
        some = self._one(among) if among else None
        if some is None or some.vague:
            return people
        return replace(people, min=some.min, max=None, end=some.end, vague=False)

    def _closed(self, people: People) -> People:
        """The people with what bounds them behind: `عسكري واحد على الأقل`."""
        if people.vague:
            return people
        end = self._words.end("other", self._row, people.end) or people.end
        numbered = self._numbers.quantity(self._row, people.start) is not None
        reach = (_OF_WHOM if self._words.end("of", self._row, end) else -1) if numbered else _ADJECTIVES
        for here in range(end, min(end + 1 + reach, len(self._row))):
            if (behind := self._numbers.at_least(self._row, here)) is not None:
                return replace(people, max=None, end=behind)
            if numbered and self._counts(here):
                break  # `12 مدنيا من عائلتين على الأقل`
            if not self._passes(here) or self._words.end("joint", self._row, here):
                break
        return people

    def _counts(self, at: int) -> bool:
        """Whether a word is a number, or two of something."""
        return self._numbers.quantity(self._row, at) is not None or self._folded(at).endswith(_DUAL)

    def noun(self, at: int) -> Noun | None:
        """The noun for people at `at`."""
        return self._nouns.get(self._row[at].folded, self._possessed(at)) if 0 <= at < len(self._row) else None

    def _possessed(self, at: int) -> bool:
        return self._folded(at + 1) in _PRONOUNS and self._row[at + 1].joined

    def _folded(self, at: int) -> str:
        return self._row[at].folded if 0 <= at < len(self._row) else ""

    def _one(self, at: int) -> People | None:
        if at >= len(self._row):
            return None
        if quantity := self._numbers.quantity(self._row, at):
            return self._counted(quantity)
        if end := self._words.end("vague", self._row, at):
            return People(None, None, at, end, vague=True)
        if end := self._words.end("one_of", self._row, at):
            return People(1, 1, at, end + 1) if end < len(self._row) else None
        if end := self._words.end("other", self._row, at):
            if self._words.end("not_another", self._row, at - 1):
                return None  # `القضاء على آخر الجيوب`
            vague = self._folded(at).endswith(("ون", "ين", "ات"))
            count = 2 if self._folded(at).endswith("ان") else 1
            return People(count, count, at, end, vague=vague)
        return self._named(at) or self._by_noun(at) or self._two_of(at)

    def _counted(self, quantity: Quantity) -> People | None:
        """A number with its noun."""
        low, high, start, end = quantity.min, quantity.max, quantity.start, quantity.end
        end = self._numbers.skip_bound(self._row, end)
        if between := self._words.end("between", self._row, end):  # `10 بين قتيل وجريح`
            return People(low, high, start, min(between + 3, len(self._row)), vague=True)
        noun = self.noun(end)
        if noun and low == high == 1 and not self._row[end - 1].is_digits:  # `من عائلة واحدة ضحايا`
            return None
        if noun is None:
            return People(low, high, start, end, sure=self._is_person(end))
        harm = None if noun.sense == "person" else noun.sense
        joined = self._words.end("joint", self._row, end + 1)
        other = self.noun(joined) if joined else None
        both = harm and other and other.sense not in ("person", harm) and other.number == noun.number == "singular"
        if both:  # `20 قتيلا وجريحا`
            return People(low, high, start, end + 3, vague=True)
        return People(low, high, start, self._numbers.skip_bound(self._row, end + 1), harm)

    def _is_person(self, at: int) -> bool:
        """Whether the word behind a number shows that it counts people though no noun of the seeds."""
        folded = self._folded(at)
        shown = self._words.end("other", self._row, at) or self._words.end("of", self._row, at)
        return shown is not None or (len(folded) > _SHORTEST_NISBA and folded.endswith(_NISBA))

    def _named(self, at: int) -> People | None:
        return People(1, 1, at, at + 1) if self._row[at].start in self._names else None

    def _by_noun(self, at: int) -> People | None:
        """A noun that needs no number: one (`طفل`), two (`طفلان`, `مدنيين اثنين`), or no count (`مدنيين`)."""
        noun = self.noun(at)
        if noun is None:
            return None
        harm = None if noun.sense == "person" else noun.sense
        end = at + 1 + self._possessed(at)
        two = self._numbers.dual(self._row, at)
        if noun.number == "dual" and self._is_adjective(at):
            return None
        if two or noun.number == "dual":
            return People(2, 2, at, max(end, two.end) if two else end, harm)
        if noun.number == "plural":
            return self._numbered(at, noun)
        return People(1, 1, at, end, harm)

    def _is_adjective(self, at: int) -> bool:
        """Whether what looks like a dual is a plural adjective of two nouns: `الجيش والشرطة التركيين`."""
        definite = all(self._folded(here).startswith(ARTICLE) for here in (at, at - 1, at - 3))
        return definite and self._words.end("joint", self._row, at - 2) is not None

    def is_adjective_of_origin(self, at: int) -> bool:
        """Whether the word at `at` says where what the noun before it names is from: `غارات روسية`, `الجيش الروسي`."""
        noun = self.noun(at)
        if noun is None or not noun.origin or noun.number != "singular" or not self._row[at - 1].is_letters:
            return False
        before, other = self._folded(at - 1), self.noun(at - 1)
        if self._nouns.is_time(before) or (other is not None and other.origin):
            return False  # `قتل أمس تركي`, `أصيب في قصف تركي سوري`
        return noun.definite == before.startswith(ARTICLE) and self._folded(at).endswith("ا") == before.endswith("ا")

    def _two_of(self, at: int) -> People | None:
        """A noun that the seeds do not know, with `اثنين` behind it: `مقيمين اثنين`."""
        return People(2, 2, at, at + 2) if self._numbers.is_two(self._row, at + 1) else None

    def _numbered(self, at: int, noun: Noun) -> People:
        """A plural, counted only by a number (`الضحايا الـ32`) or a dual pronoun behind it (`مدنيين عثر عليهما`)."""
        harm = None if noun.sense == "person" else noun.sense
        behind = range(at + 1, min(at + 1 + _DUAL_REACH, len(self._row)))
        if harm is None and not noun.definite and any(self._folded(here).endswith("هما") for here in behind):
            return People(2, 2, at, at + 1, harm)
        number = self._numbers.quantity(self._row, at + 1) if noun.definite else None
        if number is None:
            return People(None, None, at, at + 1, harm, vague=True)
        return People(number.min, number.max, at, number.end, harm)

    def _next(self, people: People) -> People | None:
        """The next member of the list that `people` end, if what befell them is the same."""
        here = self._list_mark(people.end)
        if here is None or self._words.cue(self._row, here):
            return None
        more = self._one(here)
        if more is None or more.vague or not more.sure or more.harm != people.harm:
            return None
        return None if self._shares_number(people, here) else more

    def _shares_number(self, people: People, at: int) -> bool:
        """Whether the noun at `at` is one more kind of those counted already: `56 طالبانيا وداعشيا`."""
        counted = self._numbers.quantity(self._row, people.start) is not None
        bare = self._numbers.quantity(self._row, at) is None
        return counted and bare and self._folded(at).endswith("ا") and self._folded(people.end - 1).endswith("ا")

    def _list_mark(self, at: int) -> int | None:
        """The index behind the `و` that goes on with a list, over a few words that tell more of its last member."""
        here, last = at, at + _LIST_GAP
        while here <= last and here < len(self._row):
            if (after := self._aside(here)) > here:
                if self._folded(here) in _QUOTES and self.noun(after):
                    return None  # who those counted are: `3 أشخاص "رجل وطفل وامرأة"`
                here, last = after, last + after - here
                continue
            comma = self._folded(here) in _COMMAS
            if end := self._words.end("plus", self._row, here + comma):
                return end
            if comma or not self._passes(here):
                return None
            here += 1
        return None

    def _aside(self, at: int) -> int:
        """The index behind a quotation mark, or behind what stands in brackets, at `at`."""
        if self._folded(at) in _QUOTES:
            return at + 1
        if self._folded(at) == "(":
            inside = range(at, min(at + _ASIDE, len(self._row)))
            return next((here + 1 for here in inside if self._folded(here) == ")"), at)
        return at

    def _passes(self, at: int) -> bool:
        stops = (self._words.end(role, self._row, at) for role in ("break", "among", "between"))
        return self._row[at].is_letters and not any(stops) and not self._words.cue(self._row, at)
