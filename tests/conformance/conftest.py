"""What the conformance cases cover, printed at the end of a run."""

from conformance.shapes import LISTED


def pytest_terminal_summary(terminalreporter):
    passed = [dict(report.user_properties) for report in terminalreporter.getreports("passed")]
    shapes = [found["shape"] for found in passed if "shape" in found]
    if shapes:
        missing = [shape for shape in LISTED if shape not in shapes]
        terminalreporter.section("conformance")
        terminalreporter.line(f"{len(shapes)} cases, {len(set(shapes))} of {len(LISTED)} rule shapes")
        terminalreporter.line(f"not yet: {', '.join(map(str, missing)) or 'none'}")
