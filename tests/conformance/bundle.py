"""Writes what is made of the cases: `python tests/conformance/bundle.py`.

The one JSON document that ships in the package, and the page of rule shapes.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from conformance.cases import BUNDLE, bundled, files
    from conformance.shapes import PAGE, page

    BUNDLE.write_text(bundled(), encoding="utf-8", newline="\n")
    PAGE.write_text(page(files()), encoding="utf-8", newline="\n")
