"""Rotation: who leads next and why, over joins, leaves and mergers; what was recorded, checked against the rule.

Owns: `Handover`, `hand_over`; `History`, `recorded`; `Projection`, `Seat`, `Certainty`, `project`; `Audit`, `Turns`,
`audit`.
Takes the pact with its declared rule and the recorded offices; gives what follows, season by season, with the reasons.
Never: a choice nobody made. What neither record nor rule says stays open.
"""

from thidua.rotation.auditing import Audit, Turns, audit
from thidua.rotation.handing import Handover, hand_over
from thidua.rotation.projecting import Certainty, Projection, Seat, project
from thidua.rotation.recalling import History, bad_offices, bad_roster, odd_offices, recorded

__all__ = [
    "Audit",
    "Certainty",
    "Handover",
    "History",
    "Projection",
    "Seat",
    "Turns",
    "audit",
    "bad_offices",
    "bad_roster",
    "hand_over",
    "odd_offices",
    "project",
    "recorded",
]
