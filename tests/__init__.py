"""The tests, and what they share: `tests.needs` tells what a test needs of the machine."""
