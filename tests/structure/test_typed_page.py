"""What the page on embedding shows is what mypy reads: an example that a type checker refuses stands on it no day."""

from structure.typed_page import MODULE, module


def test_the_module_that_mypy_reads_is_the_python_of_the_page():
    assert module() == MODULE.read_text("utf-8"), "python tests/structure/typed_page.py writes it anew"
