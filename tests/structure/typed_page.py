"""The Python of the page on embedding as one module, which mypy reads with the rest of `tests/typing`.

`python tests/structure/typed_page.py` writes it anew; `test_typed_page.py` holds it against the page.
"""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "embed-in-python.md"
MODULE = ROOT / "tests" / "typing" / "embedding.py"

HEAD = '"""The Python of docs/how-to/embed-in-python.md, by structure/typed_page.py: type-checked, never run."""\n\n'


def module() -> str:
    """The examples of the page one after another, without what they print."""
    blocks = re.findall(r"^```pycon\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = (line for block in blocks for line in block.splitlines() if line.startswith((">>>", "...")))
    return HEAD + "".join(f"{line[4:]}\n" for line in lines)


if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8")
