"""Book x Edition -> Documents: every XHTML file is written here, once, by us.

render     pieces -> XHTML, as an edition wants them
pictures   a picture as an edition shows it
documents  the book's documents through the templates, one template a role
"""

from bokbygg.compose.documents import contents, documents

__all__ = ["contents", "documents"]
