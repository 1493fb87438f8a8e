"""What a graph grows from: articles, and the vocabularies as tables. Data only."""
