"""Finished e-books looked into: anyone's, not only ours. Nothing is changed.

checking   the run: every check that applies, its findings in order
package    what the book says of itself
papers     its documents: titles, headings, pictures, notes, ids
styles     its style sheets
ways       contents, landmarks, the NCX; links
cover      the cover
shops      what one shop or library asks for beyond that, each with its source
judge      EPUBCheck, where Java is found
opened     the file as all of these see it
"""
