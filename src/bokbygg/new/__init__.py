"""A book begun: a folder with a few texts to write over, or settings for essays that are there.

templates     the texts that a new book begins with, by language and sort
settingsfile  a bok.toml that explains itself
beginning     the files of a new book
proposing     settings for a folder that has essays
"""

from bokbygg.new.beginning import Wish, begun, for_editors
from bokbygg.new.proposing import Proposal, proposal
from bokbygg.new.templates import TEMPLATES

__all__ = ["TEMPLATES", "Proposal", "Wish", "begun", "for_editors", "proposal"]
