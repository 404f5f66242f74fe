"""Writes the cases as the one JSON document that ships in the package: `python tests/conformance/bundle.py`."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from conformance.cases import BUNDLE, bundled

    BUNDLE.write_text(bundled(), encoding="utf-8", newline="\n")
