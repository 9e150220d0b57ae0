"""`python -m bokbygg`."""

from bokbygg.cli import main

main()
