"""A book in numbers: words, pages, the time it takes to read, how long its sentences are and how
hard they are to read, and how it has grown.

    figures      the nouns: the figures of an essay, and of a book
    sentences    an essay's pieces -> its sentences
    readability  sentences -> how hard they are, by a formula made for their language
    pages        pages of a finished PDF, essay by essay, or an estimate
    growth       words of an earlier state of the folder, kept by git
    counting     the whole
"""

from bokbygg.stats.counting import of_book
from bokbygg.stats.figures import BookFigures, EssayFigures
from bokbygg.stats.growth import words_at

__all__ = ["BookFigures", "EssayFigures", "of_book", "words_at"]
