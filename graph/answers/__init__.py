"""The answers of `graph.query` that are more than a list of statements: each knows its evidence and shows itself."""

from graph.answers.claims import Claims
from graph.answers.comparison import Comparison, Dispute, Profile
from graph.answers.neighbors import Neighbor, Neighbors
from graph.answers.path import Path
from graph.answers.timeline import Timeline

__all__ = ["Claims", "Comparison", "Dispute", "Neighbor", "Neighbors", "Path", "Profile", "Timeline"]
