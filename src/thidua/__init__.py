"""thidua: the years of emulation clusters (*cụm, khối thi đua*), concluded exactly and with reasons.

load(name or file)          a dossier: what was recorded of one season, complete with rulebook and law
conclude_year(dossier)      the year: scores, ranking, nominations, handover; each answers of, grounds_for,
                            explain, rows
announce(name, totals=…)    a ranking from totals or places alone
settle, score, rank, tally, nominate, hand_over, progress, count
                            the stages one by one, each from the previous result and the new facts

Beside these names each part of the field has a module of its own: `thidua.rules` (what a rulebook says),
`thidua.scales` (how one criterion turns figures into points), `thidua.law`, `thidua.units` (units in time).
A module is loaded when a name of it is first used.
"""

from importlib import import_module  # noqa: TID251 - its own modules alone, by the table below
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua import archive as archive
    from thidua import council as council
    from thidua import grounds as grounds
    from thidua import law as law
    from thidua import rules as rules
    from thidua import scales as scales
    from thidua import units as units
    from thidua import words as words
    from thidua.archive import check, conclude, dump, dumps, load, load_council, load_rulebook, loads, preview
    from thidua.awards import Grant, Honour
    from thidua.balloting import Ballots, Count, Vote, count
    from thidua.clusters import Choice, Cluster, Officers
    from thidua.codec import conclusion
    from thidua.council import Council, Decisions, decide
    from thidua.counterfactuals import Counterfactual, counterfactual
    from thidua.criteria import Criterion
    from thidua.dossier import Dossier
    from thidua.errors import FormatError, Problem, RecordError, RulebookError, ThiduaError
    from thidua.figures import Figure, Occurrence, State
    from thidua.grounds import Ground, Why
    from thidua.nominating import Nominations, nominate, tally
    from thidua.pacts import Amendment, Pact
    from thidua.ranking import Announcement, Ranking, Ruling, announce, rank
    from thidua.reviewing import Figures, Progress, Review, Submission, progress, settle
    from thidua.rotation import Audit, Handover, History, Projection, audit, hand_over, project
    from thidua.rules import Rulebook
    from thidua.scoring import Scores, score
    from thidua.timetable import Meeting, Season
    from thidua.units import Unit
    from thidua.words import Language, say
    from thidua.year import Year, conclude_year, recall

__all__ = [
    "Amendment",
    "Announcement",
    "Audit",
    "Ballots",
    "Choice",
    "Cluster",
    "Council",
    "Count",
    "Counterfactual",
    "Criterion",
    "Decisions",
    "Dossier",
    "Figure",
    "Figures",
    "FormatError",
    "Grant",
    "Ground",
    "Handover",
    "History",
    "Honour",
    "Language",
    "Meeting",
    "Nominations",
    "Occurrence",
    "Officers",
    "Pact",
    "Problem",
    "Progress",
    "Projection",
    "Ranking",
    "RecordError",
    "Review",
    "Rulebook",
    "RulebookError",
    "Ruling",
    "Scores",
    "Season",
    "State",
    "Submission",
    "ThiduaError",
    "Unit",
    "Vote",
    "Why",
    "Year",
    "announce",
    "audit",
    "check",
    "conclude",
    "conclude_year",
    "conclusion",
    "count",
    "counterfactual",
    "decide",
    "dump",
    "dumps",
    "hand_over",
    "load",
    "load_council",
    "load_rulebook",
    "loads",
    "nominate",
    "preview",
    "progress",
    "project",
    "rank",
    "recall",
    "say",
    "score",
    "settle",
    "tally",
]

_NAMES = {  # by the module in which they live
    "archive": "check conclude dump dumps load load_council load_rulebook loads preview",
    "awards": "Grant Honour",
    "balloting": "Ballots Count Vote count",
    "clusters": "Choice Cluster Officers",
    "codec": "conclusion",
    "council": "Council Decisions decide",
    "counterfactuals": "Counterfactual counterfactual",
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
    "timetable": "Meeting Season",
    "units": "Unit",
    "words": "Language say",
    "dossier": "Dossier",
    "year": "Year conclude_year recall",
    "law": "",
    "scales": "",
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
    return __all__
