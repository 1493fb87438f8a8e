"""Sentences to events and relations. `extractor.Extractor` is the stage."""
