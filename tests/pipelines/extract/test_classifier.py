"""Classifiers: scores and probabilities."""

import numpy as np
import pytest

from pipelines.extract.classifier import Classifier, softmax
from pipelines.extract.observation import FeatureGroup, Observation

CLASSES = ("أحمر", "green", "none")
FEATURES = {"w=تفاح": 0, "w=leaf": 1}
VECTOR, HIDDEN = 4, 3
VECTORS = np.array([[1, -2, 0.5, 3], [1, 0, 0, 0], [-1, 0, 0, 2]], dtype=np.float32)


def weights(of_mentions: bool = False, compares: bool = False, seed: int = 3) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)

    def table(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32)

    found = {
        "wide": table(len(FEATURES), len(CLASSES)),
        "deep": table(len(FEATURES), HIDDEN),
        "trigger": table(VECTOR, HIDDEN),
        "hidden_bias": table(HIDDEN),
        "out": table(HIDDEN * (2 if of_mentions else 1), len(CLASSES)),
        "out_bias": table(len(CLASSES)),
    }
    if of_mentions:
        found["mention"] = table(VECTOR, HIDDEN)
        for side in ("trigger_side", "mention_side"):
            found |= {side: table(VECTOR, HIDDEN), f"{side}_bias": table(HIDDEN)}
    if compares:
        units = len(found["out"])
        found |= {"option": table(units, HIDDEN), "option_bias": table(HIDDEN)}
        found |= {"likely": table(len(CLASSES) * units, HIDDEN), "share": table(len(CLASSES), HIDDEN)}
        found |= {"compared": table(HIDDEN, 2 * len(CLASSES)), "compared_bias": table(2 * len(CLASSES))}
    return found


PLAIN = Classifier(CLASSES, FEATURES, weights())
BOTH = Classifier(CLASSES, FEATURES, weights(of_mentions=True))
CHOOSER = Classifier(CLASSES, FEATURES, weights(of_mentions=True, compares=True))


def test_probabilities_are_those_of_one_hidden_layer_and_the_wide_weights() -> None:
    given = weights()
    hidden = given["deep"][0] + VECTORS[0] @ given["trigger"] + given["hidden_bias"]
    exps = np.exp(given["wide"][0] + np.maximum(hidden, 0) @ given["out"] + given["out_bias"])
    [found] = PLAIN.probabilities(
        [
            Observation(
                [
                    FeatureGroup(
                        (
                            "w=تفاح",
                            "w=never seen",
                        )
                    )
                ],
                (0, 1),
            )
        ],
        VECTORS,
    )
    assert found == pytest.approx(exps / exps.sum(), abs=1e-5)


def test_a_mention_changes_the_probabilities() -> None:
    near, far = BOTH.probabilities(
        [Observation([FeatureGroup(("w=leaf",))], (0, 1), (row, row + 1)) for row in (1, 2)], VECTORS
    )
    assert np.abs(near - far).max() > 0.01


def test_several_words_count_as_their_mean() -> None:
    mean = VECTORS[1:3].mean(axis=0)
    asked = [Observation([], (0, 1), (1, 3))]
    assert BOTH.scores(asked, VECTORS) == pytest.approx(BOTH.scores(asked, np.stack([VECTORS[0], mean, mean])))


def test_many_observations_score_as_each_alone() -> None:
    asked = [
        Observation([FeatureGroup(("w=leaf",))], (0, 1)),
        Observation([], (1, 2), (0, 3)),
        Observation([FeatureGroup(("w=تفاح",))], (2, 3), None),
    ]
    together = BOTH.scores(asked, VECTORS)
    assert together == pytest.approx(np.concatenate([BOTH.scores([one], VECTORS) for one in asked]), abs=1e-5)


def test_without_vectors_words_are_average_ones() -> None:
    unread = PLAIN.probabilities([Observation([FeatureGroup(("w=leaf",))], (0, 1))], None)
    assert unread == pytest.approx(
        PLAIN.probabilities([Observation([FeatureGroup(("w=leaf",))], (0, 1))], np.zeros((1, VECTOR), dtype=np.float32))
    )


def test_a_feature_counts_once_and_an_unknown_one_not_at_all() -> None:
    once = PLAIN.probabilities([Observation([FeatureGroup(("w=leaf",))], (0, 1))], VECTORS)
    again = PLAIN.probabilities(
        [
            Observation(
                [
                    FeatureGroup(
                        (
                            "w=leaf",
                            "x",
                            "w=leaf",
                        )
                    )
                ],
                (0, 1),
            )
        ],
        VECTORS,
    )
    assert again == pytest.approx(once)


def test_shares_add_up_in_each_row() -> None:
    scores = np.array([[800.0, -3.0], [1.0, 2.0]], dtype=np.float32)
    assert softmax(scores).sum(axis=1) == pytest.approx([1, 1])


OPTIONS = [
    Observation([FeatureGroup(("w=leaf",))], (0, 1)),
    Observation([], (0, 1), (1, 2)),
    Observation([FeatureGroup(("w=تفاح",))], (0, 1), (2, 3)),
]


def test_each_choice_shares_out_one_of_each_class() -> None:
    shares, each = CHOOSER.choose([*OPTIONS, *OPTIONS[:2]], VECTORS, [0, 3])
    assert shares.shape == each.shape == (5, len(CLASSES))
    assert shares[:3].sum(axis=0) == pytest.approx(np.ones(len(CLASSES)), abs=1e-5)
    assert shares[3:].sum(axis=0) == pytest.approx(np.ones(len(CLASSES)), abs=1e-5)
    assert ((each >= 0) & (each <= 1)).all()
    assert len({*each[:, 0].tolist()}) == 5


def test_choices_are_made_alike_alone_and_beside_others() -> None:
    together = CHOOSER.choose([*OPTIONS, *OPTIONS[:2]], VECTORS, [0, 3])
    alone = [CHOOSER.choose(options, VECTORS, [0]) for options in (OPTIONS, OPTIONS[:2])]
    for kind in range(2):
        assert together[kind] == pytest.approx(np.concatenate([found[kind] for found in alone]), abs=1e-5)


def test_an_option_is_seen_beside_the_others() -> None:
    _, beside = CHOOSER.choose(OPTIONS, VECTORS, [0])
    _, without = CHOOSER.choose(OPTIONS[:2], VECTORS, [0])
    assert np.abs(beside[:2] - without).max() > 0.01


def test_a_pruned_classifier_does_not_know_rare_features_of_small_weights() -> None:
    weights = {**PLAIN.weights, "wide": PLAIN.weights["wide"].copy(), "deep": PLAIN.weights["deep"].copy()}
    first, *others = PLAIN.features
    weights["wide"][PLAIN.features[first]] = 0.01
    weights["deep"][PLAIN.features[first]] = -0.02
    rare, often = np.full(len(PLAIN.features), 4), np.full(len(PLAIN.features), 9)
    assert len(Classifier(PLAIN.classes, PLAIN.features, weights).pruned(0.05, often).features) == len(PLAIN.features)
    pruned = Classifier(PLAIN.classes, PLAIN.features, weights).pruned(0.05, rare)
    assert list(pruned.features) == others
    told = [Observation([FeatureGroup((name,))], (0, 1)) for name in (*others, first, "unknown")]
    whole, without, unknown = PLAIN.scores(told, None), pruned.scores(told, None), len(others) + 1
    assert np.allclose(without[: len(others)], whole[: len(others)])
    assert np.allclose(without[len(others)], whole[unknown])
