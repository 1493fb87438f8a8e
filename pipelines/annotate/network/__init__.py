"""One neural network for tags, lemmas, trees and names: a text passes through its encoder once, whoever reads it."""

from pipelines.annotate.network.network import Analysis, Network

__all__ = ["Analysis", "Network"]
