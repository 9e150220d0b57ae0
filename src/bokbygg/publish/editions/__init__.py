"""The files that readers get beside the e-book and the PDF, and what tells editions apart.

excerpt   a part of the book as an e-book of its own
kepub     the e-book as Kobo's own reader wants it
editions  which editions there have been, and what changed from one to the next
"""
