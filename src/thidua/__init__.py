"""thidua: the years of emulation clusters (*cụm, khối thi đua*), concluded exactly and with reasons.

load(name or file)          a dossier: what was recorded of one season, complete with rulebook and law
conclude_year(dossier)      the year: scores, ranking, nominations, handover; each answers of, grounds_for,
                            explain, rows
announce(name, totals=…)    a ranking from totals or places alone
settle, score, rank, tally, nominate, hand_over, progress, count
                            the stages one by one, each from the previous result and the new facts
scales                      how one criterion turns figures into points (`from thidua import scales`)
"""

from thidua.archive import Shelf, check, dump, laws, load, load_rulebook, names
from thidua.awards import Award, Grant, Honour
from thidua.balloting import Ballots, Count, Electorate, Outcome, Vote, count
from thidua.clusters import Choice, Cluster, Officers, Tier, Unit, Way, name_units
from thidua.codec import conclusion
from thidua.counterfactual import Counterfactual, Move, counterfactual
from thidua.criteria import Adds, Children, Criteria, Criterion, Start, SumPolicy
from thidua.errors import FormatError, Problem, RecordError, RulebookError, ThiduaError
from thidua.figures import Cell, Combine, Figure, Kind, Occurrence, State, Value, fits
from thidua.grounds import About, Basis, Citation, Fact, Fault, Ground, Reading, Source, Sources, Why
from thidua.law import Law, governing
from thidua.nominating import Nomination, Nominations, Tally, nominate, tally
from thidua.pacts import Movement, Pact, Target
from thidua.phrasebook import Language, Sentences, say, tell
from thidua.ranking import Announcement, Position, Ranking, Ruling, RulingKind, announce, rank
from thidua.reviewing import Figures, Pledge, Progress, Review, Submission, Version, progress, settle
from thidua.rotation import Handover, hand_over
from thidua.rulebook import (
    Adjustment,
    BallotRule,
    BelowMean,
    ByFormula,
    Deciding,
    Denominator,
    Edge,
    HonourBonus,
    NextDeputy,
    NextHead,
    Policies,
    RankBy,
    RankingRule,
    RotationRule,
    RoundAt,
    Rounding,
    RoundingMode,
    Rulebook,
    Slot,
    Stage,
    Together,
)
from thidua.scoring import Scores, Total, score
from thidua.timetable import Calendar, Meeting, MeetingKind, Season, YearDay
from thidua.year import Dossier, Year, conclude_year

__all__ = [
    "About",
    "Adds",
    "Adjustment",
    "Announcement",
    "Award",
    "BallotRule",
    "Ballots",
    "Basis",
    "BelowMean",
    "ByFormula",
    "Calendar",
    "Cell",
    "Children",
    "Choice",
    "Citation",
    "Cluster",
    "Combine",
    "Count",
    "Counterfactual",
    "Criteria",
    "Criterion",
    "Deciding",
    "Denominator",
    "Dossier",
    "Edge",
    "Electorate",
    "Fact",
    "Fault",
    "Figure",
    "Figures",
    "FormatError",
    "Grant",
    "Ground",
    "Handover",
    "Honour",
    "HonourBonus",
    "Kind",
    "Language",
    "Law",
    "Meeting",
    "MeetingKind",
    "Move",
    "Movement",
    "NextDeputy",
    "NextHead",
    "Nomination",
    "Nominations",
    "Occurrence",
    "Officers",
    "Outcome",
    "Pact",
    "Pledge",
    "Policies",
    "Position",
    "Problem",
    "Progress",
    "RankBy",
    "Ranking",
    "RankingRule",
    "Reading",
    "RecordError",
    "Review",
    "RotationRule",
    "RoundAt",
    "Rounding",
    "RoundingMode",
    "Rulebook",
    "RulebookError",
    "Ruling",
    "RulingKind",
    "Scores",
    "Season",
    "Sentences",
    "Shelf",
    "Slot",
    "Source",
    "Sources",
    "Stage",
    "Start",
    "State",
    "Submission",
    "SumPolicy",
    "Tally",
    "Target",
    "ThiduaError",
    "Tier",
    "Together",
    "Total",
    "Unit",
    "Value",
    "Version",
    "Vote",
    "Way",
    "Why",
    "Year",
    "YearDay",
    "announce",
    "check",
    "conclude_year",
    "conclusion",
    "count",
    "counterfactual",
    "dump",
    "fits",
    "governing",
    "hand_over",
    "laws",
    "load",
    "load_rulebook",
    "name_units",
    "names",
    "nominate",
    "progress",
    "rank",
    "say",
    "score",
    "settle",
    "tally",
    "tell",
]
