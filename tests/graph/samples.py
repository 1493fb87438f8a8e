"""Two short articles of our own writing, and the records that a careful reader takes from them."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.records import ActorMention, Codes, Count, DateMention, Document, Event, PlaceMention, Relation, Span

ACTORS: dict[str, dict[str, Any]] = {
    "SDF": {"name": "Syrian Democratic Forces", "name_ar": "قوات سوريا الديمقراطية", "kind": "armed_group"},
    "ISIS": {"name": "Islamic State", "name_ar": "تنظيم الدولة الإسلامية", "kind": "armed_group"},
    "COALITION": {"name": "International Coalition", "name_ar": "التحالف الدولي", "kind": "coalition"},
    "TURKEY": {"name": "Turkey", "name_ar": "تركيا", "kind": "state", "cameo": "TUR"},
    "RUSSIA": {"name": "Russia", "name_ar": "روسيا", "kind": "state", "cameo": "RUS"},
    "IRAN": {"name": "Iran", "name_ar": "إيران", "kind": "state", "cameo": "IRN"},
    "CIVILIANS": {"name": "Civilians", "name_ar": "مدنيون", "kind": "population"},
    "سالم العلي": {"name": "Salim al-Ali", "name_ar": "سالم العلي", "kind": "person"},
}
PLACES: dict[str, dict[str, Any]] = {
    "الرقة": {
        "id": "geonames:172955",
        "name": "Raqqa",
        "name_ar": "الرقة",
        "country": "SY",
        "lat": 35.95,
        "lon": 39.01,
        "precision": "town",
    },
    "عين عيسى": {"id": "place:عين عيسي", "name": "Ayn Issa", "name_ar": "عين عيسى", "precision": "town"},
}
ALIASES = {
    "قسد": "SDF",
    "داعش": "ISIS",
    "قوات سوريا الديمقراطية": "SDF",
    "التحالف الدولي": "COALITION",
    "تركيا": "TURKEY",
}
ALIASES |= {"روسيا": "RUSSIA", "إيران": "IRAN", "عشرة مدنيين": "CIVILIANS", "سالم العلي": "سالم العلي"}


@dataclass
class Reader:
    """Makes the records of one article; spans are found by searching for their words inside the sentence."""

    id: str
    published: date
    title: str
    sentences: tuple[str, ...]
    source: str

    @property
    def content(self) -> str:
        return "\n".join((self.title, *self.sentences))

    @property
    def document(self) -> Document:
        return Document(
            id=self.id,
            title=self.title,
            source=self.source,
            url=f"https://news.example/{self.id}",
            published=self.published,
            sha256=hashlib.sha256(self.content.encode()).hexdigest(),
        )

    def event(self, number: int, trigger: str, type_: str, *, codes: Codes | None = None, **fields: Any) -> Event:
        return Event(
            **self._said(number, type_, trigger, fields),
            trigger=self._span(number, trigger),
            codes=codes or Codes(),
            mode=fields.get("mode"),
            sources=self._actors(number, fields.get("sources", ())),
            targets=self._actors(number, fields.get("targets", ())),
            places=tuple(self.place(number, name) for name in fields.get("places", ())),
            killed=fields.get("killed"),
        )

    def relation(self, number: int, trigger: str, type_: str, subject: str, object_: str, **fields: Any) -> Relation:
        return Relation(
            **self._said(number, type_, trigger, fields),
            trigger=self._span(number, trigger),
            subject=self.actor(number, subject),
            object=self.place(number, object_) if object_ in PLACES else self.actor(number, object_),
        )

    def actor(self, number: int, words: str) -> ActorMention:
        id_ = ALIASES[words]
        return ActorMention(id=id_, **ACTORS[id_], **self._span(number, words).model_dump())

    def place(self, number: int, words: str) -> PlaceMention:
        return PlaceMention(**PLACES[words], **self._span(number, words).model_dump())

    def _actors(self, number: int, names: tuple[str, ...]) -> tuple[ActorMention, ...]:
        return tuple(self.actor(number, words) for words in names)

    def _span(self, number: int, words: str) -> Span:
        start = self._start(number) + self.sentences[number].index(words)
        return Span(text=words, start=start, end=start + len(words))

    def _start(self, number: int) -> int:
        return len(self.title) + 1 + sum(len(sentence) + 1 for sentence in self.sentences[:number])

    def _said(self, number: int, type_: str, trigger: str, fields: dict[str, Any]) -> dict[str, Any]:
        sentence, day = self.sentences[number], fields.get("date")
        return {
            "id": f"{self.id}-{number}-{type_}-{trigger}",
            "doc": self.id,
            "sentence": sentence,
            "start": self._start(number),
            "end": self._start(number) + len(sentence),
            "type": type_,
            "date": DateMention(value=day, precision=_PRECISIONS[len(day)], text=day) if day else None,
            "status": fields.get("status", "asserted"),
            "claimed_by": self._actors(number, fields.get("claimed_by", ())),
            "confidence": fields.get("confidence", 0.8),
            "rule": "sample",
        }


_PRECISIONS: dict[int, Any] = {4: "year", 7: "month", 10: "day", 21: "span"}

RAQQA = Reader(
    id="raqqa",
    published=date(2017, 10, 18),
    title="قسد تدخل الرقة",
    source="news.example",
    sentences=(
        "أعلنت قوات سوريا الديمقراطية أمس أنها انتزعت الرقة من داعش.",
        "وساند التحالف الدولي قسد من الجو.",
        "ورفضت تركيا أن تبقى الرقة في يد قسد.",
        "وسقط عشرة مدنيين قتلى في الرقة.",
        "وانسحب مقاتلو داعش ليلًا.",
        "وقال سالم العلي، الناطق باسم قسد، إن إيران حليفة روسيا.",
    ),
)
SHELLING = Reader(
    id="shelling",
    published=date(2019, 10, 20),
    title="قصف على عين عيسى",
    source="journal.example",
    sentences=(
        "قصفت تركيا هذا الشهر مواقع قسد في عين عيسى.",
        "ولم تقصف روسيا عين عيسى.",
        "وقد تطلب روسيا من إيران أن تنسحب.",
        "وتسيطر قسد على الرقة.",
    ),
)


def records() -> dict[Document, list[Event | Relation]]:
    """The two documents with their statements, in the order of their sentences."""
    raqqa, shelling = RAQQA, SHELLING
    sdf = "قوات سوريا الديمقراطية"
    return {
        raqqa.document: [
            raqqa.event(
                0,
                "انتزعت",
                "SEIZE",
                sources=(sdf,),
                targets=("داعش",),
                places=("الرقة",),
                date="2017-10-17",
                claimed_by=(sdf,),
                confidence=0.9,
                codes=Codes(plover="ASSAULT", acled="Non-state actor overtakes territory"),
            ),
            raqqa.event(1, "ساند", "SUPPORT", mode="military", sources=("التحالف الدولي",), targets=("قسد",)),
            raqqa.event(2, "رفضت", "REJECT", sources=("تركيا",), targets=("قسد",), places=("الرقة",)),
            raqqa.event(
                3,
                "قتلى",
                "ASSAULT",
                mode="killing",
                targets=("عشرة مدنيين",),
                places=("الرقة",),
                date="2017",
                killed=Count(min=10, max=10),
                codes=Codes(acled="Attack"),
            ),
            raqqa.event(4, "انسحب", "RETREAT", sources=("داعش",)),
            raqqa.relation(5, "الناطق", "SPEAKS_FOR", "سالم العلي", "قسد"),
            raqqa.relation(5, "حليفة", "ALLIED_WITH", "إيران", "روسيا", claimed_by=("سالم العلي",), confidence=0.5),
        ],
        shelling.document: [
            shelling.event(
                0,
                "قصفت",
                "ASSAULT",
                mode="shelling",
                sources=("تركيا",),
                targets=("قسد",),
                places=("عين عيسى",),
                date="2019-10",
                codes=Codes(acled="Shelling/artillery/missile attack"),
            ),
            shelling.event(1, "تقصف", "ASSAULT", sources=("روسيا",), places=("عين عيسى",), status="negated"),
            shelling.event(2, "تطلب", "REQUEST", sources=("روسيا",), targets=("إيران",), status="hypothetical"),
            shelling.relation(3, "تسيطر", "CONTROLS", "قسد", "الرقة"),
        ],
    }
