"""One unnamed source is one actor, whether the article names it or takes it up."""

import pytest

from pipelines.link.same_informants import CONFIDENCE
from tests.pipelines.link.test_linker import actors


def test_a_definite_source_is_the_one_told_of_before() -> None:
    [first] = actors("أفاد مصدر أمني بذلك")
    [found] = actors("أفاد مصدر أمني بذلك", "لم يذكر المصدر أي خسائر")
    assert (found.mention.id, found.mention.name_ar) == (first.mention.id, "مصدر أمني")
    assert (found.mention.text, found.by, found.mention.confidence) == ("المصدر", "informant", CONFIDENCE)


@pytest.mark.parametrize(
    ("later", "name"),
    [
        ("نفت المصادر ذلك", "مصادر طبية"),  # the last ones
        ("نفت المصادر التي رفضت ذكر أسمائها ذلك", "مصادر طبية"),
        ("نفت المصادر المحلية ذلك", "مصادر محلية"),
        ("نفت المصادر العشائرية ذلك", "المصادر العشائرية"),
        ("نفى المصدر ذلك", "المصدر"),  # one of several is nobody in particular
        ("نفى الشهود ذلك", "الشهود"),
    ],
)
def test_an_adjective_tells_which_sources_are_meant(later: str, name: str) -> None:
    [found] = actors("قالت مصادر محلية ذلك", "أكدت مصادر طبية ذلك", later)
    assert found.mention.name_ar == name


def test_a_definite_source_may_be_one_that_counts_as_another_actor() -> None:
    [found] = actors("أكدت مصادر الكرامة ذلك", "نفت المصادر ذلك", names={"مصادر الكرامة": "ORG"})
    assert (found.mention.name_ar, found.mention.kind) == ("مصادر الكرامة", "organisation")


def test_sources_of_another_article_are_not_taken_up() -> None:
    actors("أكدت مصادر طبية ذلك")
    [found] = actors("نفت المصادر ذلك")
    assert found.mention.name_ar == "المصادر"
