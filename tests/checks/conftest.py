"""How many documents the properties of check kinds are tried on."""

from hypothesis import settings

settings.register_profile("quick", max_examples=40, deadline=None)
settings.load_profile("quick")
