"""The checks, one session each: `nox` runs all of them, `nox -s tests-3.12` one."""

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Tests, doctests, and the examples of the README and the docs."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, and law 7 by the list of banned names."""
    session.install("ruff")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Types of the library and of the public face."""
    session.install("-e", ".[dev]")
    session.run("mypy")


@nox.session
def contracts(session: nox.Session) -> None:
    """Law 1: imports go down, and each outside library has one module."""
    session.install("-e", ".[dev]")
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, a warning being an error."""
    session.install("-e", ".[docs]")
    session.run("sphinx-build", "-W", "--keep-going", "-b", "html", "docs", f"{session.create_tmp()}/docs")


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Hostile and careless documents, many of them: `nox -s fuzz -- --count 100000 --into FOLDER`."""
    session.install("-e", ".")
    session.run("python", "tests/fuzz/mutate.py", *session.posargs)


@nox.session(name="fuzz-bytes", default=False)
def fuzz_bytes(session: nox.Session) -> None:
    """Bytes under the guidance of coverage: `nox -s fuzz-bytes -- -runs=300000` (installed here alone)."""
    session.install("-e", ".", "atheris")
    session.run("python", "tests/fuzz/changed_bytes.py", *session.posargs)


@nox.session(name="hash-seeds", default=False)
def hash_seeds(session: nox.Session) -> None:
    """The same output for five values of PYTHONHASHSEED."""
    session.install("-e", ".")
    session.run("python", "tests/fuzz/hash_seeds.py")


@nox.session(name="laws-again", default=False)
def laws_again(session: nox.Session) -> None:
    """The laws that draw at random, with other seeds: `nox -s laws-again -- --times 50 --workers 2`."""
    session.install("-e", ".[dev]")
    session.run("python", "tests/laws/again.py", *session.posargs)


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Would the tests notice a wrong source: `nox -s mutation -- --count 1500 --workers 2 --into FOLDER`."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "pytest", "tests/mutation/proof.py")
    session.run("python", "tests/mutation/run.py", *session.posargs)


@nox.session(default=False)
def oracle(session: nox.Session) -> None:
    """Whole years against the second engine, many: `nox -s oracle -- --count 100000 --into FOLDER`."""
    session.install("-e", ".", "hypothesis")
    session.run("python", "tests/drawing/long.py", *session.posargs)


@nox.session(default=False)
def offices(session: nox.Session) -> None:
    """Offices alone against the second engine, many: `nox -s offices -- --count 10000 --into FOLDER`."""
    session.install("-e", ".", "hypothesis")
    session.run("python", "tests/drawing/offices.py", *session.posargs)


@nox.session(default=False)
def corners(session: nox.Session) -> None:
    """The corners of rotation against the second engine: `nox -s corners -- --count 10000 --into FOLDER`."""
    session.install("-e", ".", "hypothesis")
    session.run("python", "tests/drawing/corners.py", *session.posargs)


@nox.session(default=False)
def totals(session: nox.Session) -> None:
    """What becomes of totals against the second engine: `nox -s totals -- --count 10000 --into FOLDER`."""
    session.install("-e", ".", "hypothesis")
    session.run("python", "tests/drawing/totals.py", *session.posargs)


@nox.session(default=False)
def slots(session: nox.Session) -> None:
    """Slots alone against the second engine, many: `nox -s slots -- --count 10000 --into FOLDER`."""
    session.install("-e", ".", "hypothesis")
    session.run("python", "tests/drawing/slots.py", *session.posargs)


@nox.session(default=False)
def units(session: nox.Session) -> None:
    """The names of the 34 provinces against an independent list (GPL: installed here alone, nothing taken from it)."""
    session.install("-e", ".", "vietnam-provinces")
    ours = "{unit.name.removeprefix('Thành phố ') for unit in thidua.archive.units().on(datetime.date(2025, 7, 1))}"
    theirs = "{each.name.removeprefix('Thành phố ') for each in vietnam_provinces.Province.iter_all()}"
    code = f"import datetime, thidua, vietnam_provinces; assert not {ours} ^ {theirs}, {ours} ^ {theirs}"
    session.run("python", "-c", code)
