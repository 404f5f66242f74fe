"""Whether features decide anything: what the library says of a year with and without them."""

from typing import Any

from drawing.features import present
from drawing.holding import Answer, of_engine
from drawing.shrinking import removed

Document = dict[str, Any]


def outcome(answer: Answer) -> Any:
    """What an engine says, or that it says nothing."""
    return answer.outcome if answer.refused is None and answer.broken is None else None


def changes(document: Document, gone: str, said: Any, stay: frozenset[str] = frozenset()) -> bool | None:
    """Whether the outcome changes without a feature while others stay; None where no year is left without it."""
    for without in removed(document, gone):
        then = outcome(of_engine(without))
        left = present(without) if then is not None else frozenset((gone,))
        if gone not in left and stay <= left:
            return bool(then != said)
    return None


def decisive(document: Document, pair: tuple[str, str], said: Any) -> bool:
    """Whether the outcome changes when either feature is taken out while the other stays."""
    return all(changes(document, gone, said, frozenset((stays,))) for gone, stays in (pair, pair[::-1]))


def alone(document: Document, said: Any) -> dict[str, bool]:
    """Of every feature that can be taken out alone, whether the outcome changes."""
    found = {each: changes(document, each, said) for each in sorted(present(document))}
    return {each: changed for each, changed in found.items() if changed is not None}
