"""Rotation: who leads next and why, over joins, leaves and mergers; what was recorded, checked against the rule.

Owns: `Handover`, `hand_over`; `History`, `recorded`; `Projection`, `Seat`, `Certainty`, `project`; `Audit`, `Turns`,
`audit`.
Takes the pact with its declared rule and the recorded offices; gives what follows, season by season, with the reasons.
Never: a choice nobody made. What neither record nor rule says stays open.
"""

from thidua.rotation.auditing import Audit, Turns, audit
from thidua.rotation.handing import Handover, hand_over
from thidua.rotation.oddities import odd_offices as odd_offices
from thidua.rotation.projecting import Certainty, Projection, Seat, project
from thidua.rotation.recalling import History, recorded
from thidua.rotation.recalling import bad_offices as bad_offices
from thidua.rotation.recalling import bad_roster as bad_roster
from thidua.rotation.recalling import concluded as concluded

__all__ = [
    "Audit",
    "Certainty",
    "Handover",
    "History",
    "Projection",
    "Seat",
    "Turns",
    "audit",
    "hand_over",
    "project",
    "recorded",
]
