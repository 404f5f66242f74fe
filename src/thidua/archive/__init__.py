"""Archive: editions (rulebooks, laws by date), units in time, records (real years); what ships, and loading.

Owns: `load`, `load_rulebook`, `dump`, `check`, `names`, `laws`, `units`, and the TOML files beside it.
Takes a file or the name of a record; gives a complete dossier: rulebook found, law of the day in force.
Never: an edition without basis; a change to one that was published.
"""

from thidua.archive.loading import check, dump, in_force, load, load_council, load_rulebook
from thidua.archive.shelves import Shelf, laws, names, units

__all__ = ["Shelf", "check", "dump", "in_force", "laws", "load", "load_council", "load_rulebook", "names", "units"]
