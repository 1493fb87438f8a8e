"""The annotate stage with the package that comes with siraa."""

import json
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stanza.models.common.doc import Document

from graph.errors import ModelError
from pipelines import annotate
from pipelines.annotate import Annotator
from pipelines.article import Annotated, Article, Name, Sentence, Word
from pipelines.models import DESCRIPTION, describe, pipeline_options, shipped

TEXT = (
    "قال المتحدث باسم الجيش إن طائراته قصفت مواقع قرب بغداد، وبقصفها قُتل 12 مدنيًا. ونفى ذلك وزير الدفاع في لبنان.\n"
    "هدوء حذر في الرقة\n"
    'وأعلنت «حركة الفجر» انسحابها لـ"أسباب أمنية".'
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(batch=2000)


def read(annotator: Annotator, text: str, title: str | None = None) -> Annotated:
    (annotated,) = annotator([Article(id="1", text=text, title=title)])
    return annotated


def words(sentence: Sentence) -> list[str]:
    return [word.text for word in sentence.words]


def assert_exact(annotated: Annotated) -> None:
    """What every reading must hold: spans in order, and each text is what stands there."""
    content, last = annotated.article.content, 0
    for sentence in annotated.sentences:
        assert sentence.words
        assert (sentence.start, sentence.end) == (sentence.words[0].start, sentence.words[-1].end)
        spans: list[Sentence | Word | Name] = [sentence, *sentence.words, *sentence.names]
        for span in spans:
            assert span.text == content[span.start : span.end] != ""
        for word in sentence.words:
            assert last <= word.start < word.end
            between = content[last : word.start].replace("ـ", "")
            hidden = all(unicodedata.category(mark) in ("Cf", "Mn", "Me") for mark in between)
            assert word.joined == (hidden and word.start > sentence.start)
            last = word.end
        assert all(sentence.start <= name.start < name.end <= sentence.end for name in sentence.names)


def test_words_sentences_and_their_offsets(annotator: Annotator) -> None:
    annotated = read(annotator, TEXT)
    assert_exact(annotated)
    assert [sentence.text for sentence in annotated.sentences] == [
        *(f"{part}." for part in TEXT.splitlines()[0].rstrip(".").split(". ")),
        *TEXT.splitlines()[1:],
    ]


def test_clitics_stand_apart_and_names_stay_whole(annotator: Annotator) -> None:
    first, second, *_ = read(annotator, TEXT).sentences
    assert words(first)[:8] == ["قال", "المتحدث", "ب", "اسم", "الجيش", "إن", "طائرات", "ه"]
    assert "بغداد" in words(first)
    at = words(first).index("قصف")
    assert words(first)[at - 2 : at + 2] == ["و", "ب", "قصف", "ها"]
    assert [word.joined for word in first.words[at - 2 : at + 2]] == [False, True, True, True]
    assert words(second)[:2] == ["و", "نفى"]
    assert words(second)[-2:] == ["لبنان", "."]


def test_a_tatweel_and_short_vowels_stay_in_the_word(annotator: Annotator) -> None:
    annotated = read(annotator, TEXT)
    assert "مدنيًا" in words(annotated.sentences[0])
    assert "لـ" in words(annotated.sentences[-1])
    assert next(word.folded for word in annotated.sentences[0].words if word.text == "مدنيًا") == "مدنيا"


def test_names_have_labels_and_no_quotation_marks(annotator: Annotator) -> None:
    sentences = read(annotator, 'وصل الرئيس الفرنسي جاك شيراك إلى "بيروت" والقاهرة.').sentences
    found = {(name.text, name.label) for sentence in sentences for name in sentence.names}
    assert {("جاك شيراك", "PER"), ("بيروت", "LOC"), ("القاهرة", "LOC")} <= found


def test_a_title_is_a_sentence_of_its_own(annotator: Annotator) -> None:
    annotated = read(annotator, "عاد الهدوء.", title="هدوء في حلب")
    assert_exact(annotated)
    assert [sentence.text for sentence in annotated.sentences] == ["هدوء في حلب", "عاد الهدوء."]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200f\u200e", "\n\n"])
def test_nothing_is_found_in_nothing(annotator: Annotator, text: str) -> None:
    assert read(annotator, text).sentences == ()


def test_articles_keep_their_order_and_their_sentences(annotator: Annotator) -> None:
    texts = [TEXT, "", "سقطت قذيفة على حي في درعا. " * 40, "كلمة"]
    together = list(annotator(Article(id=str(number), text=text) for number, text in enumerate(texts)))
    assert [annotated.article.id for annotated in together] == ["0", "1", "2", "3"]
    assert [annotated.sentences for annotated in together] == [read(annotator, text).sentences for text in texts]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(alphabet=st.characters(), max_size=60)
    | st.text(alphabet="وبقصف ها،.\n«»ـً\u200f\ud800\u2028A1", max_size=60)
)
def test_offsets_are_exact_whatever_the_text(annotator: Annotator, text: str) -> None:
    assert_exact(read(annotator, text))


def test_a_monstrous_line_is_read(annotator: Annotator) -> None:
    annotated = read(annotator, "ض" * 7000 + " قصف الجيش المدينة" * 500)
    assert_exact(annotated)
    assert sum(word.text == "المدينة" for sentence in annotated.sentences for word in sentence.words) >= 495


def parsed(*tokens: dict[str, Any]) -> Callable[[list[str]], list[Document]]:
    """A pipeline that finds these tokens in whatever text it is given."""
    return lambda texts: [Document([list(tokens)], text=text) for text in texts]


def test_words_of_multi_word_tokens_stand_where_they_are_spelled(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipeline:
        bulk_process = staticmethod(
            parsed(
                {"id": (1, 2), "text": "وقال", "start_char": 0, "end_char": 4},
                {"id": (1,), "text": "و"},
                {"id": (2,), "text": "قال"},
                {"id": (3, 4), "text": "للجيش", "start_char": 5, "end_char": 10},
                {"id": (3,), "text": "ل"},
                {"id": (4,), "text": "الجيش"},
            )
        )

    monkeypatch.setattr(annotate, "load", lambda folder: Pipeline())
    (sentence,) = read(Annotator(), "وقال للجيش").sentences
    assert [(word.text, word.start, word.end, word.joined) for word in sentence.words] == [
        ("و", 0, 1, False),
        ("قال", 1, 4, True),
        ("ل", 5, 10, False),
        ("الجيش", 5, 10, True),
    ]


def test_a_folder_as_stanza_makes_it_is_a_package(tmp_path: Path) -> None:
    for processor, file in (("tokenize", "tokenizer.pt"), ("ner", "ner.pt"), ("pretrain", "vectors.pt")):
        (tmp_path / "ar" / processor).mkdir(parents=True)
        shutil.copy(shipped() / file, tmp_path / "ar" / processor / "siraa.pt")
    tagger = {"siraa": {"dependencies": [{"model": "pretrain", "package": "siraa"}]}}
    arabic = {
        "lang_name": "Arabic",
        "tokenize": {"siraa": {}},
        "pretrain": {"siraa": {}},
        "ner": tagger,
        "default_processors": {"tokenize": "siraa", "ner": "siraa"},
        "default_dependencies": {"ner": [{"model": "pretrain", "package": "siraa"}]},
        "packages": {"default": {"tokenize": "siraa", "ner": "siraa"}},
    }
    (tmp_path / "resources.json").write_text(json.dumps({"ar": arabic}), encoding="utf-8")
    assert read(Annotator(tmp_path), TEXT).sentences == read(Annotator(), TEXT).sentences


def test_the_shipped_package_is_small_and_described() -> None:
    package = describe(shipped())
    assert package.processors == ("tokenize", "ner")
    assert sum(path.stat().st_size for path in shipped().iterdir()) < 60e6
    card = (shipped() / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert all(name in card for name in package.files.values())
    assert package.scores["Arabic-PUD dev, words F1"] >= 97.5


def test_a_folder_that_is_no_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        Annotator(tmp_path / "none")
    with pytest.raises(ModelError, match="holds no language package"):
        Annotator(tmp_path)


def test_a_broken_description_is_named(tmp_path: Path) -> None:
    (tmp_path / DESCRIPTION).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"package\.json: does not describe"):
        pipeline_options(tmp_path)


def test_a_missing_and_a_damaged_file_are_named(tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(shipped(), package)
    (package / "ner.pt").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="cannot load"):
        Annotator(package)
    (package / "ner.pt").unlink()
    with pytest.raises(ModelError, match=r"ner\.pt is missing"):
        Annotator(package)
