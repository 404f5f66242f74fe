"""thidua: the years of emulation clusters (*cụm, khối thi đua*), concluded exactly and with reasons.

read and write   load loads load_rulebook load_council check dump dumps
a whole year     conclude(dossier or pact, figures) preview counterfactual recall conclusion
its stages       settle score rank tally nominate hand_over progress count decide
no document      announce(name, totals=…) project(heads by season, seasons, rule=…) audit
what is signed   Cluster Unit Season Pact Amendment Rulebook Criterion Figure
what is recorded Dossier Submission Occurrence State Review Meeting Ruling Announcement Vote Ballots Grant Honour
                 Officers Choice Council Series
what follows     Year Figures Scores Ranking Nominations Handover History Projection Audit Progress Count Decisions
                 Counterfactual, each with of, grounds, grounds_for, explain, rows, table
reasons          Ground Why Language say
errors           ThiduaError FormatError RecordError RulebookError Problem

Beside these names each part of the field has a module of its own: `thidua.rules` (what a rulebook says),
`thidua.scales` (how one criterion turns figures into points), `thidua.law`, `thidua.units` (units in time),
`thidua.series` (many periods in one ranking).
A module is loaded when a name of it is first used.
"""

from importlib import import_module  # noqa: TID251 - its own modules alone, by the table below
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua import archive as archive
    from thidua import awards as awards
    from thidua import balloting as balloting
    from thidua import clusters as clusters
    from thidua import codec as codec
    from thidua import council as council
    from thidua import counterfactuals as counterfactuals
    from thidua import criteria as criteria
    from thidua import dossier as dossier
    from thidua import errors as errors
    from thidua import figures as figures
    from thidua import grounds as grounds
    from thidua import law as law
    from thidua import nominating as nominating
    from thidua import pacts as pacts
    from thidua import ranking as ranking
    from thidua import reviewing as reviewing
    from thidua import rotation as rotation
    from thidua import rules as rules
    from thidua import scales as scales
    from thidua import scoring as scoring
    from thidua import series as series
    from thidua import targets as targets
    from thidua import timetable as timetable
    from thidua import units as units
    from thidua import words as words
    from thidua import year as year
    from thidua.archive import check as check
    from thidua.archive import conclude as conclude
    from thidua.archive import counterfactual as counterfactual
    from thidua.archive import decide as decide
    from thidua.archive import dump as dump
    from thidua.archive import dumps as dumps
    from thidua.archive import load as load
    from thidua.archive import load_council as load_council
    from thidua.archive import load_rulebook as load_rulebook
    from thidua.archive import loads as loads
    from thidua.archive import preview as preview
    from thidua.awards import Grant as Grant
    from thidua.awards import Honour as Honour
    from thidua.balloting import Ballots as Ballots
    from thidua.balloting import Count as Count
    from thidua.balloting import Vote as Vote
    from thidua.balloting import count as count
    from thidua.clusters import Choice as Choice
    from thidua.clusters import Cluster as Cluster
    from thidua.clusters import Officers as Officers
    from thidua.codec import conclusion as conclusion
    from thidua.council import Council as Council
    from thidua.council import Decisions as Decisions
    from thidua.counterfactuals import Counterfactual as Counterfactual
    from thidua.criteria import Criterion as Criterion
    from thidua.dossier import Dossier as Dossier
    from thidua.errors import FormatError as FormatError
    from thidua.errors import Problem as Problem
    from thidua.errors import RecordError as RecordError
    from thidua.errors import RulebookError as RulebookError
    from thidua.errors import ThiduaError as ThiduaError
    from thidua.figures import Figure as Figure
    from thidua.figures import Occurrence as Occurrence
    from thidua.figures import State as State
    from thidua.grounds import Ground as Ground
    from thidua.grounds import Why as Why
    from thidua.nominating import Nominations as Nominations
    from thidua.nominating import nominate as nominate
    from thidua.nominating import tally as tally
    from thidua.pacts import Amendment as Amendment
    from thidua.pacts import Pact as Pact
    from thidua.ranking import Announcement as Announcement
    from thidua.ranking import Ranking as Ranking
    from thidua.ranking import Ruling as Ruling
    from thidua.ranking import announce as announce
    from thidua.ranking import rank as rank
    from thidua.reviewing import Figures as Figures
    from thidua.reviewing import Progress as Progress
    from thidua.reviewing import Review as Review
    from thidua.reviewing import Submission as Submission
    from thidua.reviewing import progress as progress
    from thidua.reviewing import settle as settle
    from thidua.rotation import Audit as Audit
    from thidua.rotation import Handover as Handover
    from thidua.rotation import History as History
    from thidua.rotation import Projection as Projection
    from thidua.rotation import audit as audit
    from thidua.rotation import hand_over as hand_over
    from thidua.rotation import project as project
    from thidua.rules import Rulebook as Rulebook
    from thidua.scoring import Scores as Scores
    from thidua.scoring import score as score
    from thidua.series import Series as Series
    from thidua.timetable import Meeting as Meeting
    from thidua.timetable import Season as Season
    from thidua.units import Unit as Unit
    from thidua.words import Language as Language
    from thidua.words import say as say
    from thidua.year import Year as Year
    from thidua.year import recall as recall

_NAMES = {  # by the module in which they live
    "archive": "check conclude counterfactual decide dump dumps load load_council load_rulebook loads preview",
    "awards": "Grant Honour",
    "balloting": "Ballots Count Vote count",
    "clusters": "Choice Cluster Officers",
    "codec": "conclusion",
    "council": "Council Decisions",
    "counterfactuals": "Counterfactual",
    "criteria": "Criterion",
    "errors": "FormatError Problem RecordError RulebookError ThiduaError",
    "figures": "Figure Occurrence State",
    "grounds": "Ground Why",
    "nominating": "Nominations nominate tally",
    "pacts": "Amendment Pact",
    "ranking": "Announcement Ranking Ruling announce rank",
    "reviewing": "Figures Progress Review Submission progress settle",
    "rotation": "Audit Handover History Projection audit hand_over project",
    "rules": "Rulebook",
    "scoring": "Scores score",
    "series": "Series",
    "timetable": "Meeting Season",
    "units": "Unit",
    "words": "Language say",
    "dossier": "Dossier",
    "year": "Year recall",
    "law": "",
    "scales": "",
    "targets": "",
}
_HOMES = {name: f"thidua.{module}" for module, names in _NAMES.items() for name in names.split()}

if not TYPE_CHECKING:  # pragma: no branch - else checkers would accept any name

    def __getattr__(name: str) -> object:
        """A name, or a module with more of them, which is loaded now; kept, so that it is looked for once."""
        if name in _NAMES:
            return import_module(f"thidua.{name}")  # which enters it here
        if name not in _HOMES:
            problem = f"module 'thidua' has no attribute {name!r}"
            raise AttributeError(problem)
        found = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return found


def __dir__() -> list[str]:
    return sorted(_HOMES)
