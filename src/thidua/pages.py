"""Pages: what the command line shows of the archive, of a council and of a series, as blocks.

Owns: `archive_page`, `entry_page`, `decisions_page`, `standings_page`, and the pieces that all pages share: `labels`,
`dated`, `title`, `filled`, `reasons`.
Takes results and editions; gives blocks, ready to be rendered.
Never: a rule; a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import evolve

from thidua.archive import Shelf, laws, load, load_rulebook, names, units
from thidua.awards import Award
from thidua.council import Decisions
from thidua.grounds import Basis, Citation, Ground, Sources, Why
from thidua.law import Exclusive, Gap, Law, Multiple, Provision, Quota
from thidua.nominating import award_titles
from thidua.pacts import Pact
from thidua.rules import Rulebook, Slot
from thidua.rules.nominating import base_text
from thidua.series import Completeness, Placement, Reached, Series, Share, Standings
from thidua.tables import Block, Grid, Heading, Lines
from thidua.units import Register
from thidua.words import Language, Titles, cited, decimal, part, percent, say, text_in, word, wording

__all__ = [
    "archive_page",
    "dated",
    "decisions_page",
    "entry_page",
    "filled",
    "labels",
    "reasons",
    "standings_page",
    "title",
]


def labels(language: Language, *codes: str) -> tuple[str, ...]:
    """The headings of columns in a language, by their codes."""
    return tuple(word(f"label:{code}", language) for code in codes)


def dated(on: date | None, language: Language) -> str:
    """A day as people write it in a language; an empty text for None."""
    return "" if on is None else wording(language).manner.dated(on)


def title(pact: Pact, language: Language) -> Heading:
    """The heading of a page on one cluster's season."""
    season = f"{word('label:season', language).lower()} {pact.label}"
    return Heading(text=f"{pact.cluster.name}, {season}", level=1)


def filled(grid: Grid) -> Grid:
    """The table without its empty columns."""
    kept = [column for column in zip(grid.headings, *grid.rows, strict=True) if any(column[1:])]
    if not kept:  # a cluster without units: the headings alone
        return grid
    headings, *rows = zip(*kept, strict=True)
    return Grid(headings=headings, rows=tuple(rows))


def reasons(
    grounds: Iterable[Ground], titles: Titles, language: Language, heading: str = "label:reasons"
) -> list[Block]:
    """A heading and one line for each reason, with the citations as numbered notes under them."""
    notes: dict[str, int] = {}
    lines = []
    for ground in grounds:
        numbers = [notes.setdefault(cited(cite, language), len(notes) + 1) for cite in ground.cites]
        marks = "".join(f" [{number}]" for number in numbers)
        lines.append(say(evolve(ground, cites=()), language, titles) + marks)
    blocks: list[Block] = [Heading(text=word(heading, language)), Lines(lines=tuple(lines))]
    if notes:
        sources = tuple(f"[{number}] {note}" for note, number in notes.items())
        blocks += [Heading(text=word("label:sources", language)), Lines(lines=sources)]
    return blocks


def archive_page(language: Language) -> list[Block]:
    """The page that lists the archive: recorded years, rulebooks, laws with their days in force and number of gaps."""
    records = []
    for name in names(Shelf.RECORDS):
        dossier = load(name)
        records.append(
            (name, f"{dossier.pact.label}", dossier.pact.cluster.name, _basis(dossier.sources.basis, language))
        )
    editions = []
    for name in names(Shelf.RULEBOOKS):
        rulebook = load_rulebook(name)
        editions.append((name, rulebook.name, _basis(rulebook.basis, language)))
    in_force = [
        (
            law.id,
            law.name,
            _in_force(law, language),
            _basis(law.basis, language),
            f"{len(law.gaps)}",
        )
        for law in laws()
    ]
    lists = [(name, units(name).name, _basis(units(name).sources.basis, language)) for name in names(Shelf.UNITS)]
    return [
        Grid(headings=labels(language, "record", "season", "title", "basis"), rows=tuple(records)),
        Grid(headings=labels(language, "rulebook", "title", "basis"), rows=tuple(editions)),
        Grid(headings=labels(language, "law", "title", "in-force", "basis", "gaps"), rows=tuple(in_force)),
        Grid(headings=labels(language, "units", "title", "basis"), rows=tuple(lists)),
    ]


def _basis(basis: Basis | None, language: Language) -> str:
    return "" if basis is None else word(basis.value, language)


def _in_force(law: Law, language: Language) -> str:
    """The first and the last day in force, each marked where it stands on another basis than the edition."""
    sources = Sources(source=law.source, basis=law.basis, parts=law.sources)
    bases = {key: cite.basis for key in ("since", "until") for cite in sources.cite(key)}
    marks = {key: f" ({word(basis.value, language)})" if basis is not law.basis else "" for key, basis in bases.items()}
    days = (("since", law.since), ("until", law.until))
    return " – ".join(f"{dated(on, language)}{marks.get(key, '') if on else ''}" for key, on in days).strip()


def entry_page(name: str, language: Language) -> list[Block]:
    """The page on one entry of the archive: what it is, and which sources support it.

    Raises: FormatError if the archive has no entry of that name.
    """
    law = next((each for each in laws() if each.id == name), None)
    if law is not None:
        return _law_page(law, language)
    if name in names(Shelf.RULEBOOKS):
        return _rulebook_page(load_rulebook(name), language)
    if name in names(Shelf.UNITS):
        return _units_page(units(name), language)
    dossier = load(name)
    sources = dossier.sources
    blocks: list[Block] = [title(dossier.pact, language), _standing(sources.source, sources.basis, language)]
    titles = dossier.pact.titles(language)
    parts = [
        (part(told.about, language, titles), _basis(each.basis or told.basis or sources.basis, language), each.says)
        for told in sources.parts
        for each in told.readings
    ]
    parts += [
        (
            part(told.about, language, titles),
            _basis(told.basis or sources.basis, language),
            told.source or sources.source or "",
        )
        for told in sources.parts
        if not told.readings
    ]
    if parts:
        blocks.append(Grid(headings=labels(language, "part", "basis", "source"), rows=tuple(parts)))
    return blocks


def _standing(source: str | None, basis: Basis | None, language: Language) -> Lines:
    """On what a whole document stands."""
    if basis is None:
        return Lines(lines=(f"{source or ''} ({word('label:no-basis', language)})".strip(),))
    return Lines(lines=(cited(Citation(document=source, basis=basis), language),))


def _law_page(law: Law, language: Language) -> list[Block]:
    titles = award_titles([*laws(), law], language)
    known = [f"{word('label:in-force', language)}: {_in_force(law, language)}"]
    if law.reviewed_on is not None:
        known.append(f"{word('label:reviewed-on', language)}: {dated(law.reviewed_on, language)}")
    words = tuple(
        f"{_named(each.about, titles, language)}: {_said(each, language)} [{_cited(law.cited(each), language)}]"
        for each in law.provisions
    )
    blocks: list[Block] = [
        Heading(text=law.name, level=1),
        Lines(lines=(*known, *_standing(law.source, law.basis, language).lines)),
        *(filled(grid) for grid in _law_grids(law, titles, language) if grid.rows),
    ]
    for label, lines in (("provisions", words), ("gaps", tuple(_said(each, language) for each in law.gaps))):
        blocks += [Heading(text=word(f"label:{label}", language)), Lines(lines=lines)] if lines else []
    return blocks


def _law_grids(law: Law, titles: Titles, language: Language) -> list[Grid]:
    """The rules of an edition that are numbers or names, table by table."""

    def named(award: str) -> str:
        return _named(award, titles, language)

    def stands(rule: Award | Quota | Exclusive | Multiple) -> str:
        return _cited(law.cited(rule), language)

    awards = tuple(
        (each.id, named(each.id), ", ".join(each.recipients), _granted_by(each), stands(each)) for each in law.awards
    )
    quotas = tuple(
        (named(each.award), percent(each.share, language, None), named(each.of), stands(each)) for each in law.quotas
    )
    exclusive = tuple((" > ".join(map(named, each.awards)), stands(each)) for each in law.exclusive)
    multiples = tuple((named(each.award), decimal(each.times, language), stands(each)) for each in law.multiples)
    return [
        Grid(headings=labels(language, "awards", "title", "recipients", "granted-by", "source"), rows=awards),
        Grid(headings=labels(language, "quotas", "share", "standard", "source"), rows=quotas),
        Grid(headings=labels(language, "exclusive", "source"), rows=exclusive),
        Grid(headings=labels(language, "multiples", "times", "source"), rows=multiples),
    ]


def _named(code: str, titles: Titles, language: Language) -> str:
    return titles.get(("award", code), word(code, language))


def _granted_by(award: Award) -> str:
    return ", ".join(dict.fromkeys((*(each.by for each in award.authorities), *filter(None, [award.granted_by]))))


def _said(each: Provision | Gap, language: Language) -> str:
    return text_in(language, each.says, en=each.says_en)


def _units_page(register: Register, language: Language) -> list[Block]:
    """Every change of a list of units, by day."""
    rows = []
    for change in register.changes:
        before = ", ".join(register.lives[unit].name for unit in change.units)
        after = ", ".join(f"{unit.name} ({unit.id})" for unit in change.into) or change.name or ""
        rows.append((dated(change.on, language), word(change.kind.value, language), before, after))
    return [
        Heading(text=register.name or register.id, level=1),
        _standing(register.sources.source, register.sources.basis, language),
        Grid(headings=labels(language, "on", "change", "before-change", "after-change"), rows=tuple(rows)),
    ]


def _rulebook_page(rulebook: Rulebook, language: Language) -> list[Block]:
    titles = award_titles(laws(), language)
    rows = tuple(
        (
            row.code,
            row.name,
            "" if row.maximum is None else decimal(row.maximum, language),
            _cited(rulebook.cites_of(row), language),
        )
        for row in rulebook.criteria.printed
    )
    slots = tuple(
        (
            titles.get(("award", slot.award), slot.award),
            _number(slot, language),
            _cited(slot.cites or rulebook.cite(), language),
        )
        for slot in rulebook.slots
    )
    blocks: list[Block] = [
        Heading(text=rulebook.name or rulebook.id, level=1),
        _standing(rulebook.source, rulebook.basis, language),
    ]
    if rows:
        blocks.append(Grid(headings=labels(language, "criterion", "title", "maximum", "source"), rows=rows))
    if slots:
        blocks.append(Grid(headings=labels(language, "awards", "place", "source"), rows=slots))
    return blocks


def _number(slot: Slot, language: Language) -> str:
    """Which place a slot is for, or how many units it takes."""
    if slot.share is not None:
        return f"{percent(slot.share, language)} ({word(base_text(slot.of) if slot.of else '', language)})"
    return f"{slot.place}" if slot.count is None else f"{slot.count} ×"


def _cited(cites: Iterable[Citation], language: Language) -> str:
    return "; ".join(cited(each, language) for each in cites)


def decisions_page(decisions: Decisions, language: Language) -> list[Block]:
    """The page on what a council decided, award by award, with quotas, what was cut or is open, and the reasons."""
    council, titles = decisions.council, decisions.titles(language)
    named = decisions.units
    proposed = Counter[str](each.award for each in decisions.proposals)
    decided = Counter[str](each.award for each in decisions.decided)
    counts = tuple(
        (titles.get(("award", award), award), f"{proposed[award]}", f"{decided[award]}")
        for award in dict.fromkeys(ground.about.award for ground in decisions.said)
        if award is not None and proposed[award]
    )
    rows = tuple(
        (
            titles.get(("award", each.award), each.award),
            named[each.cluster, each.unit],
            titles["cluster", each.cluster],
            each.granted_by or "",
        )
        for each in decisions.decided
    )
    left = evolve(decisions, said=tuple(each for each in decisions.said if each.why is not Why.DECIDED))
    blocks: list[Block] = [Heading(text=council.name, level=1)]
    if council.on is not None:
        blocks.append(Lines(lines=(f"{word('label:on', language)}: {dated(council.on, language)}",)))
    if counts:
        blocks.append(Grid(headings=labels(language, "awards", "proposed", "decided"), rows=counts))
    if rows:
        blocks.append(filled(Grid(headings=labels(language, "awards", "unit", "cluster", "granted-by"), rows=rows)))
    lines = left.explain(language).lines
    return [*blocks, Heading(text=word("label:reasons", language)), Lines(lines=lines)] if lines else blocks


def standings_page(standings: Standings, language: Language) -> list[Block]:
    """The page on what a series comes to: whether it is official, places with what each period gave, the reasons."""
    series, titles, missing = standings.series, standings.titles(language), standings.awaited
    there = [name for name, year in standings.years if year is not None]
    rows = tuple(_series_row(series, each, titles, language) for each in standings.placements)
    state = "official" if standings.official else "preview" if series.complete is Completeness.PREVIEW else "not-yet"
    awaited = f" ({word('label:awaited', language)}: {', '.join(missing)})" if missing else ""
    blocks: list[Block] = [
        Heading(text=series.name, level=1),
        Lines(lines=(word(f"label:{state}", language) + awaited,)),
    ]
    if rows:
        headings = (*labels(language, "place", "unit"), *there, *labels(language, f"series-{series.by.value}"))
        blocks.append(Grid(headings=headings, rows=rows))
    return [*blocks, *reasons(standings.grounds(), titles, language)]


def _series_row(series: Series, placed: Placement, titles: Titles, language: Language) -> tuple[str, ...]:
    """One row: the place, or between what it lies, the unit, its shares, and what they come to."""
    best, worst = placed.reach or (None, None)
    place = "–" if best is None else f"{best}" if best == worst else f"{best}…{worst}"
    tied = " =" if len(placed.sharing) > 1 else ""
    shares = ("–" if each.none else _between(each, series, language) for each in placed.shares)
    total = "" if placed.reach is None else _between(placed, series, language)
    return f"{place}{tied}", titles["unit", placed.unit], *shares, total


def _between(held: Share | Placement, series: Series, language: Language) -> str:
    """A number, or between what it lies; a rate in per cent."""

    def shown(end: Fraction | None) -> str:
        if end is None:
            return ""
        return percent(end, language, None) if series.of is Reached.RATE else decimal(end, language)

    low, high = shown(held.low), shown(held.high)
    return low if low == high and low else f"{low}…{high}"
