"""Seats: how many seats of a quota are free, whatever becomes of what is open.

Owns: `Seats`.
Takes how many units earlier open slots may still take, and the units gone through; gives the seats free for the next.
Never: a reading picked among those that are open.
"""

from __future__ import annotations

from attrs import frozen

from thidua.shown import Shown


@frozen(kw_only=True, repr=False)
class Seats(Shown):
    """The seats of a quota, as far as its order has been gone through (*số suất còn lại*).

    `numbers` are the quota at least and at most, each for a run of the numbers of units that earlier open slots may yet
    take: none, one and so on, of `awaited` in all; `count` is the most of the quota. Of the units gone through, `sure`
    use a seat up, `moving` do unless an earlier slot takes them, `unsure` do or do not; `anyway` is how many of those
    that move on have the award by the one slot or the other.
    """

    numbers: tuple[tuple[range, tuple[int, int]], ...]
    count: int
    awaited: int = 0
    sure: int = 0
    moving: int = 0
    unsure: int = 0
    anyway: int = 0

    @property
    def range(self) -> tuple[int, int]:
        """The seats of the quota at least and at most."""
        return min(low for _, (low, _) in self.numbers), max(high for _, (_, high) in self.numbers)

    @property
    def used(self) -> tuple[int, int]:
        """How many seats those gone through have at least and at most."""
        gone = max(each[-1] for each, _ in self.numbers)
        return self.sure + max(self.moving - gone, 0), self.sure + self.moving + self.unsure

    @property
    def least(self) -> int:
        """The seats that are free under every reading: who moves on is to be found behind first."""
        # under every reading: a seat promised here must be free whichever units the open slots take (shape 53)
        behind = self.awaited - self.moving
        used = self.sure + self.moving + self.unsure
        return max(min(low - used + max(gone[0] - behind, 0) for gone, (low, _) in self.numbers), 0)

    @property
    def most(self) -> int:
        """The seats that are free under some reading: who moves on is to be found before first."""
        # under some reading: who is said to be beyond the quota must be so under each (shape 53)
        used = self.sure + self.moving
        return max(*(high - used + min(gone[-1], self.moving) for gone, (_, high) in self.numbers), 0)
