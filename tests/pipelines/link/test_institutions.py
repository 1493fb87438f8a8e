"""Whose force or office is meant where no state is named beside it."""

import pytest

from graph.catalogue import ActorHeadRow, ActorRow, Catalogue, DemonymRow, PlaceRow
from graph.records import ActorMention
from pipelines.article import Linked
from pipelines.link import Linker
from tests.pipelines.marked import annotated

STATES = {"TURKEY": "تركيا", "RUSSIA": "روسيا", "TUNISIA": "تونس", "SYRIA": "سوريا"}
PLACES = {
    "تونس": ("TN", "country"),
    "سوريا": ("SY", "country"),
    "تركيا": ("TR", "country"),
    "تطاوين": ("TN", "town"),
    "الرقة": ("SY", "town"),
    "أضنة": ("TR", "town"),
}
LINKER = Linker(
    Catalogue(
        actors={ident: ActorRow(id=ident, name_en=ident, name_ar=name, kind="state") for ident, name in STATES.items()},
        places={
            f"test:{number}": PlaceRow.model_validate(
                {"id": f"test:{number}", "name_ar": name, "name_en": name, "country": country, "lat": 35, "lon": 38}
                | {"precision": precision}
            )
            for number, (name, (country, precision)) in enumerate(PLACES.items())
        },
        demonyms=(DemonymRow(actor="TURKEY", masculine="تركي"),),
        heads=(ActorHeadRow.model_validate({"head": "شرطة", "class": "military"}),),
    )
)


def actors(*sentences: str) -> list[Linked[ActorMention]]:
    """The actors of the last sentence."""
    [linked] = LINKER([annotated(*sentences)])
    return list(linked.sentences[-1].actors)


@pytest.mark.parametrize(
    ("sentences", "ident"),
    [
        (["اعتقلت الشرطة عشرة في تطاوين"], "TUNISIA"),
        (["انفجار في تطاوين", "وصلت قوات الأمن بعد ساعة"], "TUNISIA"),
        (["أعلنت روسيا ذلك", "نفت وزارة الدفاع الخبر"], "RUSSIA"),
        (["أعلنت روسيا ذلك", "اعتقلت الشرطة عشرة في أضنة"], "TURKEY"),
        (["داهمت الشرطة التركية المنزل", "أدانت روسيا ذلك", "قالت الشرطة ذلك في تطاوين"], "TURKEY"),
        (["أعلنت روسيا ذلك", "قصف الجيش مدينة الرقة"], "RUSSIA"),
    ],
    ids=["place here", "place before", "state before", "place before state", "force of that name", "contested country"],
)
def test_state_is_told_by_what_the_article_names(sentences: list[str], ident: str) -> None:
    assert [(a.mention.id, a.by) for a in actors(*sentences) if a.by == "description"] == [(ident, "description")]


def test_in_a_contested_country_a_place_tells_nothing() -> None:
    assert actors("اعتقلت الشرطة عشرة في الرقة") == []


@pytest.mark.parametrize("marked", ["قال رئيس الوزراء ذلك في تطاوين", "و+رئيس الوزراء في تطاوين"])
def test_longest_phrase_is_one_mention(marked: str) -> None:
    [found] = actors(marked)
    assert (found.mention.text, found.mention.id) == ("رئيس الوزراء", "TUNISIA")


def test_state_that_is_named_beside_it_wins() -> None:
    [found] = actors("اعتقلت الشرطة التركية عشرة في تطاوين")
    assert (found.mention.text, found.mention.id, found.by) == ("الشرطة التركية", "TURKEY", "catalogue")
