"""Control of places over time: who holds a place, since when, and on which evidence."""

from graph.control.history import History, Period

__all__ = ["History", "Period"]
