# Asks calibre's Check Book: calibre-debug -e checkbook.py -- BOOK.epub
# Prints `CHECKED` and a list of level, file and message, as JSON.
import json
import sys

from calibre.ebooks.oeb.polish.check.main import run_checks
from calibre.ebooks.oeb.polish.container import get_container

found = run_checks(get_container(sys.argv[-1], tweak_mode=True))
print("CHECKED", json.dumps([[each.level, each.name, each.msg] for each in found]))
