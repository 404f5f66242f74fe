"""Codec: one document in and out.

Owns: reading TOML and JSON, the shapes of documents, the conclusion for programs.
Takes bytes and named editions as arguments; gives nouns, or one error with every problem and its path.
Never: a file's name, a search for an edition (see `archive`); a meaning that the nouns do not have.
"""

from thidua.codec.conclusions import conclusion

__all__ = ["conclusion"]
