"""The annotate stage with the package that comes with siraa."""

import json
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stanza.models import ner_tagger
from stanza.models.common.doc import NER, TEXT, Document
from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX
from stanza.models.ner.data import DataLoader
from stanza.models.ner.trainer import Trainer

from graph.errors import ModelError
from pipelines.annotate import Annotator
from pipelines.annotate import annotator as annotator_module
from pipelines.article import Annotated, Article, Name, Sentence, Word
from pipelines.models import DESCRIPTION, describe, pipeline_options, shipped

SAMPLE = (
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
    annotated = read(annotator, SAMPLE)
    assert_exact(annotated)
    assert [sentence.text for sentence in annotated.sentences] == [
        *(f"{part}." for part in SAMPLE.splitlines()[0].rstrip(".").split(". ")),
        *SAMPLE.splitlines()[1:],
    ]


def test_clitics_stand_apart_and_names_stay_whole(annotator: Annotator) -> None:
    first, second, *_ = read(annotator, SAMPLE).sentences
    assert words(first)[:8] == ["قال", "المتحدث", "ب", "اسم", "الجيش", "إن", "طائرات", "ه"]
    assert "بغداد" in words(first)
    at = words(first).index("قصف")
    assert words(first)[at - 2 : at + 2] == ["و", "ب", "قصف", "ها"]
    assert [word.joined for word in first.words[at - 2 : at + 2]] == [False, True, True, True]
    assert words(second)[:2] == ["و", "نفى"]
    assert words(second)[-2:] == ["لبنان", "."]


def test_a_tatweel_and_short_vowels_stay_in_the_word(annotator: Annotator) -> None:
    annotated = read(annotator, SAMPLE)
    assert "مدنيًا" in words(annotated.sentences[0])
    assert "لـ" in words(annotated.sentences[-1])
    assert next(word.folded for word in annotated.sentences[0].words if word.text == "مدنيًا") == "مدنيا"


@pytest.mark.parametrize(("text", "folded"), [("وقع قـ.صف على بـ.بغداد", "بغداد"), ("وقع قـ.ـصف بـ.ـبغداد", "قصف")])
def test_words_that_marks_hide_are_known_by_their_letters(annotator: Annotator, text: str, folded: str) -> None:
    [sentence] = read(annotator, text).sentences
    assert folded in [word.folded for word in sentence.words]
    assert all(word.folded.isalpha() for word in sentence.words)


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
    texts = [SAMPLE, "", "سقطت قذيفة على حي في درعا. " * 40, "كلمة"]
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

    monkeypatch.setattr(annotator_module, "load", lambda folder, parse: Pipeline())
    (sentence,) = read(Annotator(), "وقال للجيش").sentences
    assert [(word.text, word.start, word.end, word.joined) for word in sentence.words] == [
        ("و", 0, 1, False),
        ("قال", 1, 4, True),
        ("ل", 5, 10, False),
        ("الجيش", 5, 10, True),
    ]


def write_stanza_tagger(folder: Path) -> None:
    """An untrained name tagger of Stanza's own, with the vectors that it wants."""
    vectors = Pretrain(str(folder / "pretrain" / "small.pt"))
    vectors._vocab, vectors._emb = PretrainedWordVocab(["قصف", "الجيش"]), torch.zeros(len(VOCAB_PREFIX) + 2, 100)
    vectors.save(str(folder / "pretrain" / "small.pt"))
    arguments = ner_tagger.parse_args(
        ["--cpu", "--shorthand", "ar_small", "--hidden_dim", "8", "--char_hidden_dim", "8"]
    )
    tagged = Document([[{"id": (1,), TEXT: "حلب", NER: "S-LOC"}, {"id": (2,), TEXT: "قصف", NER: "O"}]])
    batches = DataLoader(tagged, 1, arguments, vectors, evaluation=False)
    trainer = Trainer(args=arguments, vocab=batches.vocab, pretrain=vectors, device="cpu")
    trainer.save(str(folder / "ner" / "small.pt"))


@pytest.fixture
def stanza_home(tmp_path: Path) -> Path:
    """A folder as `stanza.download("ar")` fills it, with a tokenizer and a tagger."""
    for processor in ("tokenize", "ner", "pretrain"):
        (tmp_path / "ar" / processor).mkdir(parents=True)
    shutil.copy(shipped() / "tokenizer.pt", tmp_path / "ar" / "tokenize" / "small.pt")
    write_stanza_tagger(tmp_path / "ar")
    arabic = {
        "lang_name": "Arabic",
        "tokenize": {"small": {}},
        "pretrain": {"small": {}},
        "ner": {"small": {"dependencies": [{"model": "pretrain", "package": "small"}]}},
        "default_processors": {"tokenize": "small", "ner": "small"},
        "default_dependencies": {"ner": [{"model": "pretrain", "package": "small"}]},
        "packages": {"default": {"tokenize": "small", "ner": "small"}},
    }
    (tmp_path / "resources.json").write_text(json.dumps({"ar": arabic}), encoding="utf-8")
    return tmp_path


def test_a_folder_as_stanza_makes_it_is_a_package(stanza_home: Path) -> None:
    annotated = read(Annotator(stanza_home, parse=True), SAMPLE)
    assert_exact(annotated)
    assert [words(s) for s in annotated.sentences] == [words(s) for s in read(Annotator(), SAMPLE).sentences]
    assert {name.label for sentence in annotated.sentences for name in sentence.names} <= {"LOC"}
    assert {word.relation for sentence in annotated.sentences for word in sentence.words} == {""}


def test_words_have_vectors_of_our_network_whoever_reads_them(stanza_home: Path, annotator: Annotator) -> None:
    for own, other in zip(
        read(annotator, SAMPLE).sentences, read(Annotator(stanza_home), SAMPLE).sentences, strict=True
    ):
        assert own.vectors is not None
        assert other.vectors is not None
        assert len(own.vectors) == len(own.words)
        assert other.vectors == pytest.approx(own.vectors, abs=0.02)


def test_stanzas_own_package_is_found_where_stanza_keeps_it(stanza_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(stanza_home))
    assert read(Annotator(Path("official")), SAMPLE) == read(Annotator(stanza_home), SAMPLE)


def test_where_stanzas_own_package_is_not_there_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "none"))
    with pytest.raises(ModelError, match=r"is not there.*stanza\.download\('ar'\)"):
        Annotator(Path("official"))
    (tmp_path / "resources.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    with pytest.raises(ModelError, match="names no Arabic package"):
        Annotator(Path("official"))


def test_the_shipped_package_is_small_and_described() -> None:
    package = describe(shipped())
    assert package.processors == ("tokenize", "siraa")
    assert sum(path.stat().st_size for path in shipped().iterdir()) < 60e6
    card = (shipped() / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert all(name in card for name in package.files.values())
    floors = {"Words": 97.5, "UPOS": 90, "LAS": 70}
    assert all(package.scores[f"Arabic-PUD dev, {name} F1"] >= floor for name, floor in floors.items())


def test_words_have_tags_lemmas_and_a_tree_where_they_are_asked_for(annotator: Annotator) -> None:
    text = "قصفت الطائرات الروسية مدينة إدلب أمس."
    assert {word.tag for sentence in read(annotator, text).sentences for word in sentence.words} == {""}
    (sentence,) = read(Annotator(parse=True), text).sentences
    assert [word.tag for word in sentence.words[:3]] == ["VERB", "NOUN", "ADJ"]
    assert [word.head for word in sentence.words[:3]] == [0, 0, 1]
    assert [word.relation for word in sentence.words[:3]] == ["root", "nsubj", "amod"]
    assert sentence.words[0].lemma == "قصف"
    assert "Gender=Fem" in sentence.words[0].features


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
    (package / "network.pt").write_bytes(b"not a model")
    with pytest.raises(ModelError, match=r"network\.pt: is damaged"):
        Annotator(package)
    (package / "network.pt").unlink()
    with pytest.raises(ModelError, match=r"network\.pt is missing"):
        Annotator(package)
