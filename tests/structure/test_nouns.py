"""The nouns, all of them, as they are when imported: how they are made, and what of them is compared and shown."""

from importlib import import_module
from inspect import isclass, signature
from pkgutil import walk_packages

import attrs

import thidua


def nouns() -> list[type]:
    """Every attrs class of the package."""
    names = [each.name for each in walk_packages(thidua.__path__, "thidua.") if not each.name.endswith("__main__")]
    found = [each for name in names for each in vars(import_module(name)).values()]
    return sorted({each for each in found if isclass(each) and attrs.has(each)}, key=repr)


def test_every_noun_takes_its_facts_by_name_but_what_it_is_called_first():
    assert len(nouns()) > 100
    taken = {noun.__qualname__: tuple(each.name for each in attrs.fields(noun) if not each.kw_only) for noun in nouns()}
    assert {names for names in taken.values() if names} == {("name",), ("code",)}
    assert {noun for noun, names in taken.items() if names} == {
        *("Named", "Unit", "Cluster", "Figure", "Stage", "Band", "SeriesPeriod"),
        *("Coded", "Criterion"),
    }


def test_what_a_noun_works_out_of_its_facts_is_neither_compared_nor_shown():
    public = [noun for noun in nouns() if not noun.__name__.startswith("_")]
    own = [(noun.__name__, each) for noun in public for each in attrs.fields(noun) if not each.init]
    assert own
    assert [(noun, each.name) for noun, each in own if each.eq or each.repr] == []


MUTABLE = (dict, list, set)
KEPT = {"Notes", "Form", "Members"}  # what a reader of documents fills in while it reads


def test_nothing_that_a_stranger_reaches_can_be_changed():
    """Results are shared: a rulebook is read once for the process, and sixteen threads may ask of one year."""
    tables = [
        f"{module.__name__}.{name}"
        for module in (
            import_module(each.name)
            for each in walk_packages(thidua.__path__, "thidua.")
            if "__main__" not in each.name
        )
        for name in getattr(module, "__all__", ())
        if isinstance(getattr(module, name), MUTABLE)
    ]
    assert tables == []
    public = [noun for noun in nouns() if noun.__name__ in getattr(import_module(noun.__module__), "__all__", ())]
    assert len(public) > 100
    told = {
        f"{noun.__name__}.{each.name}": str(each.type)
        for noun in public
        for each in attrs.fields(noun)
        if not each.name.startswith("_")
    }
    found = {
        name
        for name, kind in told.items()
        if kind.startswith(("dict[", "list[", "set[", "<class 'dict", "<class 'list"))
    }
    assert {name for name in found if name.partition(".")[0] not in KEPT and "Shape" not in name} == set()


PARENTS = {
    "Audit": ("history",),
    "Count": ("rule",),
    "Decisions": ("council",),
    "Figures": ("pact",),
    "Handover": ("nominations", "history"),
    "Held": ("readings",),
    "Nomination": ("slot",),
    "Nominations": ("tally", "law"),
    "Progress": ("figures",),
    "Projection": ("history",),
    "Ranking": ("pact", "scores", "evidence", "order", "reach", "barred"),
    "Scores": ("figures",),
    "Seat": ("grounds",),
    "Sheet": ("low", "high"),
    "Standings": ("series", "years"),
    "Tally": ("ranking",),
    "Year": ("dossier",),
}


def test_what_a_noun_works_out_for_itself_nobody_gives_it():
    given = [(noun.__name__, each.name) for noun in nouns() for each in attrs.fields(noun) if each.init]
    assert [(noun, name) for noun, name in given if name.startswith("_")] == []


def test_a_result_does_not_show_what_it_was_worked_out_from():
    fields = {noun.__name__: attrs.fields_dict(noun) for noun in nouns()}
    shown = [(noun, name) for noun, names in PARENTS.items() for name in names if fields[noun][name].repr]
    assert shown == []


def test_results_explain_themselves_in_vietnamese_unless_asked():
    told = [noun.explain for noun in nouns() if hasattr(noun, "explain")]
    assert len(told) >= 6
    assert {signature(each).parameters["language"].default for each in told} == {thidua.Language.VI}
