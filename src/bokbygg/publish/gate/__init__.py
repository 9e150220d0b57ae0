"""What is looked at before a book leaves the house.

judges  EPUBCheck and Ace, on every e-book that readers get
duties  what the law asks a publisher to say
links   links of the site that lead nowhere
"""
