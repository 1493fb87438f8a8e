"""Names of the conflict in running text, found by the catalogue, by head nouns and by the tagger together."""

import pytest

from graph.catalogue import Catalogue
from graph.seeds import Seeds
from pipelines.annotate import Annotator
from pipelines.article import Article, Sentence
from pipelines.link import Linker


@pytest.fixture(scope="module")
def stages() -> tuple[Annotator, Linker]:
    return Annotator(), Linker(Catalogue.load(Seeds()))


def link(stages: tuple[Annotator, Linker], text: str) -> Sentence:
    annotate, linker = stages
    [annotated] = linker(annotate([Article(id="1", text=text)]))
    return annotated.sentences[0]


KNOWN = {
    "ISIS": ("داعش", "تنظيم داعش", "تنظيم الدولة", '"داعش"', "«داعش»", "داعـ.ـش", "تنـ.ـظيم الدو*ـلة"),
    "SDF": ("قسد", "قـ.سد", "قوات سوريا الديمقراطية", "قوات سورية الديموقراطية", "«قسد»"),
    "PMF": ("الحشد الشعبي", "ميليشيا الحشد الشعبي"),
    "HTS": ("هيئة تحرير الشام", "«هيئة تحرير الشام»"),
}


@pytest.mark.parametrize(("ident", "name"), [(ident, name) for ident, names in KNOWN.items() for name in names])
@pytest.mark.parametrize(
    "sentence", ["أعلنت {} انسحابها من البلدة أمس.", "وقالت {} إن القصف توقف.", "اندلعت معارك مع {} شرق المدينة."]
)
def test_a_known_group_is_found_in_every_spelling(
    stages: tuple[Annotator, Linker], ident: str, name: str, sentence: str
) -> None:
    found = link(stages, sentence.format(name)).actors
    assert ident in {actor.mention.id for actor in found}


@pytest.mark.parametrize("clitics", ["و{}", "ل{}", "ب{}", "ول{}"])
def test_a_known_group_is_found_behind_clitics(stages: tuple[Annotator, Linker], clitics: str) -> None:
    found = link(stages, f"نسبت المصادر الهجوم {clitics.format('داعش')} أمس.").actors
    assert "ISIS" in {actor.mention.id for actor in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('أعلنت كتيبة "أسود الفرات" مسؤوليتها عن الهجوم.', "أسود الفرات"),
        ("سيطر «لواء صقور الجبل» على التلة.", "صقور الجبل"),
        ("انسحبت فرقة المعتصم من البلدة أمس.", "المعتصم"),
        ('قصفت غرفة عمليات "الفجر المبين" مواقع للجيش.', "الفجر المبين"),
        ("اتهم السكان فصيل الحمزات باعتقال شاب.", "الحمزات"),
    ],
)
def test_a_group_that_nobody_knew_is_an_armed_group(stages: tuple[Annotator, Linker], text: str, name: str) -> None:
    found = {actor.mention.text: actor.mention.kind for actor in link(stages, text).actors}
    assert [kind for text, kind in found.items() if name in text] == ["armed_group"]


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("قصف الجيش قرية المريميد في ريف حلب.", "المريميد"),
        ("دخلت القوات بلدة تل شنان بعد معارك عنيفة.", "تل شنان"),
    ],
)
def test_a_village_that_no_table_knows_is_a_place(stages: tuple[Annotator, Linker], text: str, village: str) -> None:
    assert any(village in place.mention.text for place in link(stages, text).places)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("قال المرصد السوري لحقوق الإنسان إن الغارة أوقعت قتلى.", "المرصد السوري لحقوق الإنسان", "organisation"),
        ("نقلت وكالة الأنباء عن المتحدث سامي الجباوي قوله إن الوضع هادئ.", "سامي الجباوي", "person"),
    ],
)
def test_people_and_monitors_are_told_apart(stages: tuple[Annotator, Linker], text: str, name: str, kind: str) -> None:
    found = {actor.mention.text: actor.mention.kind for actor in link(stages, text).actors}
    assert found.get(name) == kind


def test_a_group_that_nobody_knew_is_called_by_what_its_masked_name_hides(stages: tuple[Annotator, Linker]) -> None:
    [found] = link(stages, "سيطر «لواء صقـ.ـور الجبل» على التلة.").actors
    assert (found.mention.name_ar, found.mention.text) == ("لواء صقور الجبل", "لواء صقـ.ـور الجبل")
