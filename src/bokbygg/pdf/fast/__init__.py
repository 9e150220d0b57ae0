"""The fast road: the engine's work done in less time, to the same bytes.

declared     the C functions that text is laid out by, declared from what was kept of them
unread       modules that are taken in when they are asked for
"""
