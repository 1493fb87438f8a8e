"""Articles of our own writing, enough for a picture that looks like a real one, and the graph of their statements."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx

from graph.build import build_graph
from graph.records import ActorMention, Count, DateMention, Document, Event, PlaceMention, Relation, Span

ACTORS = {
    "SDF": ("Syrian Democratic Forces", "قوات سوريا الديمقراطية", "armed_group"),
    "YPG": ("People's Protection Units", "وحدات حماية الشعب", "armed_group"),
    "ISIS": ("Islamic State", "تنظيم الدولة الإسلامية", "armed_group"),
    "FSA": ("Free Syrian Army", "الجيش السوري الحر", "armed_group"),
    "IRAN_MILITIAS": ("Iran-backed militias", "الميليشيات المدعومة من إيران", "armed_group"),
    "COALITION": ("International Coalition", "التحالف الدولي", "coalition"),
    "TURKEY": ("Turkey", "تركيا", "state"),
    "RUSSIA": ("Russia", "روسيا", "state"),
    "IRAN": ("Iran", "إيران", "state"),
    "SYRIA": ("Syria", "سوريا (الحكومة)", "state"),
    "USA": ("United States", "الولايات المتحدة", "state"),
    "SOHR": ("Syrian Observatory for Human Rights", "المرصد السوري لحقوق الإنسان", "organisation"),
    "WHITE_HELMETS": ("White Helmets", "الدفاع المدني السوري", "organisation"),
    "UN": ("United Nations", "الأمم المتحدة", "organisation"),
    "ALFURAT_TV": ("Al-Furat TV", "قناة الفرات", "media"),
    "CIVILIANS": ("Civilians", "مدنيون", "population"),
    "سالم العلي": ("Salim al-Ali", "سالم العلي", "person"),
    "مراد أصلان": ("Murad Aslan", "مراد أصلان", "person"),
}
PLACES = {
    "الرقة": ("geonames:172955", "Raqqa", "SY", 35.95, 39.01, "town"),
    "دير الزور": ("geonames:170794", "Deir ez-Zor", "SY", 35.34, 40.14, "town"),
    "الميادين": ("geonames:168000", "Mayadin", "SY", 35.02, 40.45, "town"),
    "البوكمال": ("geonames:174448", "Abu Kamal", "SY", 34.45, 40.92, "town"),
    "عفرين": ("geonames:173480", "Afrin", "SY", 36.51, 36.87, "town"),
    "إدلب": ("geonames:169389", "Idlib", "SY", 35.93, 36.63, "governorate"),
    "عين عيسى": ("place:عين عيسي", "Ayn Issa", "SY", 36.39, 38.86, "town"),
    "منبج": ("geonames:167357", "Manbij", "SY", 36.53, 37.95, "town"),
    "سنجار": ("geonames:448149", "Sinjar", "IQ", 36.32, 41.88, "district"),
}
ALIASES = {
    "قسد": "SDF",
    "وحدات حماية الشعب": "YPG",
    "داعش": "ISIS",
    "التنظيم": "ISIS",
    "الجيش الحر": "FSA",
    "مسلحين مدعومين من طهران": "IRAN_MILITIAS",
    "ميليشيات إيرانية": "IRAN_MILITIAS",
    "التحالف الدولي": "COALITION",
    "طائرات التحالف": "COALITION",
    "تركيا": "TURKEY",
    "أنقرة": "TURKEY",
    "القوات التركية": "TURKEY",
    "روسيا": "RUSSIA",
    "موسكو": "RUSSIA",
    "الطائرات الروسية": "RUSSIA",
    "إيران": "IRAN",
    "طهران": "IRAN",
    "دمشق": "SYRIA",
    "قوات النظام": "SYRIA",
    "واشنطن": "USA",
    "المرصد السوري": "SOHR",
    "الدفاع المدني": "WHITE_HELMETS",
    "الأمم المتحدة": "UN",
    "قناة الفرات": "ALFURAT_TV",
    "مدنيين": "CIVILIANS",
    "المدنيين": "CIVILIANS",
    "السكان": "CIVILIANS",
    "سالم العلي": "سالم العلي",
    "مراد أصلان": "مراد أصلان",
}


class Said(NamedTuple):
    """A statement of a sentence, its parts named by the words that stand there. A relation goes from `by` to `to`."""

    type: str
    trigger: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    mode: str | None = None
    date: tuple[str, str] | None = None
    status: str = "asserted"
    claimed: tuple[str, ...] = ()
    killed: tuple[int | None, int | None] | None = None
    injured: tuple[int | None, int | None] | None = None
    confidence: float = 0.8
    relation: bool = False


class Story(NamedTuple):
    """An article: its sentences, and what each says."""

    id: str
    title: str
    source: str
    published: date
    sentences: list[tuple[str, tuple[Said, ...]]]


def stories() -> list[Story]:
    """The articles: in the file, a line for each, followed by a line for each of its sentences."""
    found: list[Story] = []
    for line in Path(__file__).with_name("news.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "id" in row:
            found.append(Story(row["id"], row["title"], row["source"], date.fromisoformat(row["published"]), []))
        else:
            found[-1].sentences.append((row["sentence"], tuple(Said(**said) for said in row["said"])))
    return found


def document(story: Story) -> Document:
    content = "\n".join((story.title, *(text for text, _ in story.sentences)))
    return Document(
        id=story.id,
        title=story.title,
        source=story.source,
        url=f"https://{story.source}/{story.id}",
        published=story.published,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
    )


def documents() -> dict[str, Document]:
    """The articles by id."""
    return {story.id: document(story) for story in stories()}


def statements() -> list[Event | Relation]:
    """Everything that the articles say."""
    found: list[Event | Relation] = []
    for story in stories():
        start = len(story.title) + 1
        for sentence, said in story.sentences:
            found.extend(statement(story.id, sentence, start, n, one) for n, one in enumerate(said))
            start += len(sentence) + 1
    return found


def news_graph() -> "nx.MultiDiGraph[str]":
    """The graph of the statements."""
    return build_graph(statements())


def statement(doc: str, sentence: str, start: int, number: int, said: Said) -> Event | Relation:
    """The record of what was said; spans are found by searching for their words in the sentence."""

    def span(words: str) -> dict[str, Any]:
        index = start + sentence.index(words)
        return {"text": words, "start": index, "end": index + len(words)}

    def actors(names: tuple[str, ...]) -> tuple[ActorMention, ...]:
        return tuple(actor(words, span(words)) for words in names)

    common: dict[str, Any] = {
        "id": f"{doc}-{start}-{number}",
        "doc": doc,
        "sentence": sentence,
        "start": start,
        "end": start + len(sentence),
        "type": said.type,
        "date": day(*said.date) if said.date else None,
        "status": said.status,
        "claimed_by": actors(said.claimed),
        "confidence": said.confidence,
        "rule": "frame:verb" if said.relation else "lexicon+model",
        "trigger": Span(**span(said.trigger)),
    }
    if said.relation:
        to = said.to[0]
        object_ = place(to, span(to)) if to in PLACES else actor(to, span(to))
        return Relation(**common, subject=actors(said.by)[0], object=object_)
    return Event(
        **common,
        mode=said.mode,
        sources=actors(said.by),
        targets=actors(said.to),
        places=tuple(place(words, span(words)) for words in said.at),
        killed=Count(min=said.killed[0], max=said.killed[1]) if said.killed else None,
        injured=Count(min=said.injured[0], max=said.injured[1]) if said.injured else None,
    )


def actor(words: str, span: dict[str, Any]) -> ActorMention:
    id_ = ALIASES[words]
    name, name_ar, kind = ACTORS[id_]
    return ActorMention.model_validate({"id": id_, "name": name, "name_ar": name_ar, "kind": kind, **span})


def place(words: str, span: dict[str, Any]) -> PlaceMention:
    id_, name, country, lat, lon, precision = PLACES[words]
    known = {"id": id_, "name": name, "name_ar": words, "country": country, "lat": lat, "lon": lon}
    return PlaceMention.model_validate({**known, "precision": precision, **span})


def day(value: str, text: str) -> DateMention:
    return DateMention.model_validate({"value": value, "precision": PRECISIONS[len(value)], "text": text})


PRECISIONS = {4: "year", 7: "month", 10: "day"}
