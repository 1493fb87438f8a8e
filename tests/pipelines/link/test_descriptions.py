"""Definite nouns that take up an actor named before: `التنظيم`."""

import pytest

from tests.pipelines.link.test_linker import actors


def test_description_takes_up_the_actor_that_fits() -> None:
    [found] = actors("انسحب داعش من القرية أمام قسد", "ثم عاد التنظيم ليلا")
    assert (found.mention.id, found.mention.text, found.by) == ("ISIS", "التنظيم", "description")


@pytest.mark.parametrize(("first", "last", "ident"), [("داعش", "قسد", "SDF"), ("قسد", "داعش", "ISIS")])
def test_description_takes_up_the_last_actor_of_those_that_fit(first: str, last: str, ident: str) -> None:
    [found] = actors(f"انسحب {first} ثم عاد {last}", "خسر الفصيل القرية")
    assert found.mention.id == ident


def test_description_takes_up_nobody_whom_only_others_call_so() -> None:
    assert actors("تقدمت قسد في القرية", "ثم عاد التنظيم ليلا") == []
    [found] = actors("تقدم تنظيم قسد في القرية", "ثم عاد التنظيم ليلا")
    assert (found.mention.id, found.by) == ("SDF", "description")


def test_description_without_an_actor_before_means_nobody() -> None:
    assert actors("ثم عاد التنظيم ليلا") == []
