"""Text to records: read → annotate → link → extract → merge → store."""
