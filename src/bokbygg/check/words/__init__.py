"""Words: how they are spelt, whether they stand twice, whether one is two.

dictionaries  those of Hunspell and LibreOffice on this machine, by language
entries       what a dictionary's own list holds, without the compounds it would make
lexicon       a language's words, as the rules ask for them
counted       every word of a book, with its places
spelling      words that no dictionary has
compounds     compounds written as two words
names         names and terms in several forms
repetition    essays and paragraphs that stand twice
foreign       passages in another language
"""
