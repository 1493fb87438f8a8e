"""The knowledge graph: records, store and questions. It knows nothing of language processing."""
