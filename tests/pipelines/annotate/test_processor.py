"""The network as a processor of Stanza's pipeline."""

from pathlib import Path
from typing import Any

import pytest
import stanza

from graph.folding import fold
from pipelines.annotate import processor
from pipelines.annotate.network.storage import load_network
from pipelines.annotate.processor import NAME, NetworkProcessor
from pipelines.models import pipeline_options, shipped

TEXT = "قصفت الطائرات الروسية مدينة إدلب أمس."


def pipeline(**options: Any) -> stanza.Pipeline:
    all_options = pipeline_options(shipped(), parse=True) | options
    return stanza.Pipeline(**all_options, download_method=None, logging_level="ERROR")


def test_a_pipeline_of_stanza_reads_with_it() -> None:
    (sentence,) = pipeline()(TEXT).sentences
    assert [word.text for word in sentence.words][:2] == ["قصفت", "الطائرات"]
    assert [word.upos for word in sentence.words][:3] == ["VERB", "NOUN", "ADJ"]
    assert [word.head for word in sentence.words][:3] == [0, 1, 2]
    assert [word.deprel for word in sentence.words][:3] == ["root", "nsubj", "amod"]
    assert fold(sentence.words[0].lemma) == "قصف"
    assert [(entity.text, entity.type) for entity in sentence.ents] == [("إدلب", "LOC")]
    assert len(sentence.dependencies) == len(sentence.words)


def test_a_pipeline_may_ask_for_names_only() -> None:
    (sentence,) = pipeline(siraa_heads="ner")(TEXT).sentences
    assert [entity.text for entity in sentence.ents] == ["إدلب"]
    assert [word.upos for word in sentence.words] == [None] * len(sentence.words)


def test_the_text_passes_through_the_network_once(monkeypatch: pytest.MonkeyPatch) -> None:
    passes = []

    def counting(path: Path) -> Any:
        network = load_network(path)
        network.representation.register_forward_hook(lambda *_: passes.append(1))
        return network

    monkeypatch.setattr(processor, "load_network", counting)
    pipeline()(TEXT)
    assert len(passes) == 1


def test_it_is_registered_as_stanza_says() -> None:
    assert stanza.pipeline.registry.NAME_TO_PROCESSOR_CLASS[NAME] is NetworkProcessor


def test_labels_that_do_not_follow_are_mended() -> None:
    assert processor._valid(["I-PER", "I-PER", "O", "B-LOC", "I-PER"]) == ["B-PER", "I-PER", "O", "B-LOC", "B-PER"]
