"""The same output whatever Python's hashes are: ``python tests/fuzz/hash_seeds.py`` prints one digest for each seed.

Every document of the corpus is checked, concluded, explained in both languages, rotated, decided and written, once for
each of five values of PYTHONHASHSEED; where the digests differ, an order somewhere rests on a set.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import thidua
from fuzz.corpus import documents
from thidua import cli
from thidua.archive.loading import document
from thidua.codec.councils import decisions_out
from thidua.codec.rotations import rotation
from thidua.codec.text import write
from thidua.codec.writing import dump_dossier, dump_rulebook
from thidua.council import Council
from thidua.errors import ThiduaError
from thidua.pages import decisions_page
from thidua.tables import Form, render

SEEDS = ("0", "1", "42", "1234", "4294967295")
SEASONS = 8
LANGUAGES = tuple(thidua.Language)


def said(plain: dict[str, Any]) -> Iterator[str]:
    """All that the library says of one document."""
    try:
        thing = document(deepcopy(plain), None)
    except ThiduaError as error:
        yield from (problem.located(language) for problem in error.problems for language in LANGUAGES)
        return
    match thing:
        case thidua.Dossier():
            yield from _of_year(thing)
        case thidua.Rulebook():
            yield write(dump_rulebook(thing))
        case Council():
            decisions = thidua.decide((), thing)
            yield write(decisions_out(decisions))
            yield from (render(decisions_page(decisions, language), Form.TEXT) for language in LANGUAGES)
        case _:
            yield repr(thing)


def _of_year(dossier: thidua.Dossier) -> Iterator[str]:
    year = thidua.conclude(dossier)
    history = thidua.recall(year)
    coming, checked = thidua.project(history, SEASONS), thidua.audit(history)
    figures = thidua.settle(dossier.pact, dossier.submissions, dossier.reviews)
    done = thidua.progress(figures, meeting=dossier.mid_year())
    yield from (write(each) for each in (thidua.conclusion(year), rotation(coming, checked), dump_dossier(dossier)))
    for language in LANGUAGES:
        yield str(year.explain(language))
        yield from (note.located(language) for note in dossier.notes)
        pages = (
            cli._year_page(year, language),
            cli._rotation_page(coming, checked, language),
            cli._progress_page(dossier, done, language),
        )
        yield from (render(page, Form.TEXT) for page in pages)


def digest() -> str:
    """How many documents there are, and a digest of all that is said of them."""
    found, corpus = hashlib.sha256(), documents()
    for _, plain in corpus:
        for text in said(plain):
            found.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return f"{len(corpus)} documents {found.hexdigest()}"


def main() -> int:
    """One digest a seed; the exit code says whether they are one."""
    digests = set()
    for seed in SEEDS:
        command, environment = [sys.executable, __file__, "--one"], os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        digests.add(done.stdout)
        sys.stdout.write(f"PYTHONHASHSEED={seed}: {done.stdout}")
        sys.stdout.flush()
    return int(len(digests) > 1)


if __name__ == "__main__":
    if "--one" in sys.argv:
        sys.stdout.write(f"{digest()}\n")
        sys.exit(0)
    sys.exit(main())
