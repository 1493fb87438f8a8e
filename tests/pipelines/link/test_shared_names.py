"""Which actor a name means that several share."""

import pytest

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from pipelines.link import Linker
from tests.pipelines.marked import annotated

ACTORS = [
    ActorRow(
        id="GLOBAL",
        name_en="GLOBAL",
        name_ar="التحالف الدولي",
        cameo="IGOMIL",
        countries=("SYR", "IRQ"),
        ambiguous_ar=("التحالف",),
    ),
    ActorRow(
        id="ARAB",
        name_en="ARAB",
        name_ar="التحالف العربي",
        cameo="IGOMIL",
        countries=("YEM",),
        ambiguous_ar=("التحالف",),
    ),
    ActorRow(id="HOUTHIS", name_en="HOUTHIS", name_ar="الحوثيون", cameo="YEMREB"),
    ActorRow(id="ISIS", name_en="ISIS", name_ar="داعش", cameo="IMGMOSISI"),
    ActorRow(id="SYRIA", name_en="SYRIA", name_ar="سوريا", kind="state", cameo="SYRGOV"),
    ActorRow(id="YEMEN", name_en="YEMEN", name_ar="اليمن", kind="state", cameo="YEMGOV"),
]
PLACES = [("سوريا", "SY", "country"), ("اليمن", "YE", "country"), ("الرقة", "SY", "town"), ("عدن", "YE", "town")]
LINKER = Linker(
    Catalogue(
        actors={row.id: row for row in ACTORS},
        places={
            f"test:{number}": PlaceRow.model_validate(
                {"id": f"test:{number}", "name_ar": name, "name_en": name, "country": country, "lat": 15, "lon": 45}
                | {"precision": precision}
            )
            for number, (name, country, precision) in enumerate(PLACES)
        },
    )
)


@pytest.mark.parametrize(
    ("sentences", "ident"),
    [
        (["قصف التحالف مواقع الحوثيون"], "ARAB"),
        (["قصف التحالف عدن"], "ARAB"),
        (["قصف التحالف الرقة"], "GLOBAL"),
        (["قصف التحالف المواقع", "وقال التحالف العربي ذلك"], "ARAB"),
        (["قصف التحالف الرقة ثم عدن", "وانسحب الحوثيون"], "ARAB"),
        (["قصف التحالف داعش"], "GLOBAL"),
    ],
    ids=["actor", "place", "other place", "own full name", "what is named most", "nothing"],
)
def test_article_tells_which_actor_a_shared_name_means(sentences: list[str], ident: str) -> None:
    [linked] = LINKER([annotated(*sentences)])
    assert [a.mention.id for a in linked.sentences[0].actors if a.mention.text == "التحالف"] == [ident]
