"""Tables of places that others keep, as rows of `places.tsv`: OCHA's p-code tables and GeoNames' country dumps."""

from graph.imports.importing import Imported, import_places

__all__ = ["Imported", "import_places"]
