"""What is wrong with a book. Nothing is changed but where an author asks for it.

output     finished e-books, anyone's
"""

from __future__ import annotations

from bokbygg.check.output.checking import check_epub

__all__ = ["check_epub"]
