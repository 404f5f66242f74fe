"""Reviewing: self-reported, verified, agreed: which figures stand, for points to rest on; the mid-year review.

Owns: `Submission`, `SelfScore`, `Review`, `Version`, `Override`, `Figures`, `settle`, `Pledge`, `Progress`, `progress`.
Takes a pact, submissions and reviews; gives the figures that stand, every version kept.
Never: points.
"""

from thidua.reviewing.belonging import cases_outside as cases_outside
from thidua.reviewing.belonging import days_reported as days_reported
from thidua.reviewing.belonging import of_reports as of_reports
from thidua.reviewing.checking import applies as applies
from thidua.reviewing.checking import bad_figures as bad_figures
from thidua.reviewing.checking import bad_self_scores as bad_self_scores
from thidua.reviewing.checking import keeps as keeps
from thidua.reviewing.checking import kept_of as kept_of
from thidua.reviewing.entries import Override as Override
from thidua.reviewing.entries import Review, SelfScore, Submission, Version
from thidua.reviewing.progressing import Pledge, Progress, progress
from thidua.reviewing.standing import Figures, settle
from thidua.reviewing.standing import settled as settled
from thidua.reviewing.telling import as_told as as_told

__all__ = ["Figures", "Pledge", "Progress", "Review", "SelfScore", "Submission", "Version", "progress", "settle"]
