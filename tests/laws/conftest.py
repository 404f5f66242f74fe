"""The profile of all laws, also of those that are run alone."""

from hypothesis import settings

settings.register_profile("laws", deadline=None)  # a busy machine breaks no law
settings.load_profile("laws")
