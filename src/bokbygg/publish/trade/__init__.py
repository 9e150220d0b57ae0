"""The book for shops and libraries.

onix      the record that is sent to them, ONIX for Books 3.0
products  what is sold, an edition a product
features  what ONIX says of accessibility, read out of the e-book
codes     the codes of ONIX that we use, and those of languages
"""
