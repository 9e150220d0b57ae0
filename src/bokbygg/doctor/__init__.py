"""What the machine has, what it lacks, and how to get it.

examination  one thing looked at: what was found, and the remedy where it is missing
remedies     the commands that bring a thing, one a packager
machine      what any book needs, and what some commands use
languages    dictionaries for the languages of a book
site         what a book's site can be made with
storage      the cache, and the folder that books are written to
"""

from bokbygg.doctor.examination import Examination, State
from bokbygg.doctor.languages import of_languages
from bokbygg.doctor.machine import of_machine
from bokbygg.doctor.site import of_site
from bokbygg.doctor.storage import of_storage

__all__ = ["Examination", "State", "of_languages", "of_machine", "of_site", "of_storage"]
