"""How Hypothesis goes about its trials: for as long as a machine needs, however busy it is."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
