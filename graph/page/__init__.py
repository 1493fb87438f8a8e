"""The page: one HTML file that shows a graph and, for each of its lines, the sentences that it was read from.

It is made by pyvis through its own extension point, with the template, styles and scripts of this folder, and works
offline: the file asks for nothing but itself.
"""

from graph.page.render import page_html, write_page

__all__ = ["page_html", "write_page"]
