"""The files that readers get beside the e-book and the PDF, and what tells editions apart.

making    all files that readers get
excerpt   a part of the book as an e-book of its own
kepub     the e-book as Kobo's own reader wants it
"""
