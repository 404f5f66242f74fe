"""The fuzzer of bytes: `python tests/fuzz/changed_bytes.py -runs=300000 [FOLDER]`, with atheris (see README.md)."""

import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["thidua", "tomllib"]):
    from thidua.archive.loading import document
    from thidua.codec.text import Syntax, parse
    from thidua.errors import ThiduaError

from fuzz.corpus import documents, files

KEPT = Path("build/fuzz-bytes")
LARGEST = 20_000  # bytes of a seed: the larger ones hold nothing new and slow the rest


def one(data: bytes) -> None:
    """Parse and check the bytes: as JSON where they begin with a brace, else as TOML."""
    syntax = Syntax.JSON if data.lstrip()[:1] in (b"{", b"[") else Syntax.TOML
    refused = None
    try:
        document(parse(data, syntax), None)
    except ThiduaError as error:
        refused = error
    if refused is not None:
        assert refused.problems, "an error without a problem"
        assert all(problem.located().isprintable() for problem in refused.problems)


def seeded(folder: Path) -> None:
    """Write the corpus as seeds: files as they are, the rest as JSON."""
    for path in files(()):
        data = path.read_bytes()
        if len(data) <= LARGEST:
            (folder / f"file-{path.parent.name}-{path.name}").write_bytes(data)
    for name, plain in documents():
        data = _json(plain).encode("utf-8", "surrogatepass")
        if len(data) <= LARGEST:
            (folder / f"case-{name}").write_bytes(data)


def _json(plain: Any) -> str:
    import json  # noqa: PLC0415 - the instrumented imports come first

    def written(value: object) -> str:
        return (
            value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Fraction) else repr(value)
        )

    return json.dumps(plain, ensure_ascii=False, default=written)


def main() -> None:
    """Fuzz with the arguments of libFuzzer; without a folder of its own, the seeds lie in one that is thrown away."""
    with TemporaryDirectory() as folder:
        seeded(Path(folder))
        KEPT.mkdir(parents=True, exist_ok=True)
        own = ["-max_len=20000", "-timeout=20", "-rss_limit_mb=4096", "-print_final_stats=1"]
        own.append(f"-artifact_prefix={KEPT}/")  # bytes that escape are kept
        atheris.Setup([sys.argv[0], *own, *sys.argv[1:], folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
