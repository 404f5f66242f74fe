"""The profile of all laws, also of those that are run alone."""

from laws import strategies as strategies  # loads it
