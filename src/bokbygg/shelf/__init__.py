"""A publisher's shelf: many book folders, made side by side, on one site with one catalogue.

    running  the run: what has changed is made, what has not stands, and the site is exchanged
    crew     books handed out to processes or to a cluster, none of them lost
    making   one book, made of a folder or of files that were sent
    cluster  a Dask cluster in the place of processes
    kept     what a book came to the last time
    stored   the files of a site where they lie on disk

The process that runs a shelf holds no more than a few books at a time, however many there are.
"""

from bokbygg.shelf.running import Shelf, Told, build

__all__ = ["Shelf", "Told", "build"]
