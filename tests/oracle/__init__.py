"""A second engine, slow and plain, written from the guide alone: it takes a document and gives its conclusion.

It imports nothing of the library. ``whole.conclude`` is the entry; ``python tests/drawing/compare.py FILE…`` holds it
against the library.
"""
