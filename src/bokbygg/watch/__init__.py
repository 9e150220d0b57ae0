"""A book made again whenever its author saves, in one process that stays warm.

changes  which files of the book's folder have been written
rounds   one build after the other, each with what came of it
"""

from bokbygg.watch.rounds import Round, Wish, rounds

__all__ = ["Round", "Wish", "rounds"]
