"""Words: the only layer that makes sentences: reasons, problems and labels, each language in a module of its own.

Owns: `Language`, `Sentences`, `say`, `say_all`, `cited`, `tell`, `word`, `part`, `decimal` and other numbers as
people read them; `wording`, the tables of a language.
Takes codes with facts; gives text, numbers in the language's own form.
Never: a judgement; a sentence made anywhere else.
"""

from thidua.words.languages import Language
from thidua.words.languages import wording as wording
from thidua.words.speech import Sentences, decimal, say, tell
from thidua.words.speech import Titles as Titles
from thidua.words.speech import cited as cited
from thidua.words.speech import digits_apart as digits_apart
from thidua.words.speech import exact as exact
from thidua.words.speech import part as part
from thidua.words.speech import percent as percent
from thidua.words.speech import percent_apart as percent_apart
from thidua.words.speech import say_all as say_all
from thidua.words.speech import text_in as text_in
from thidua.words.speech import visible as visible
from thidua.words.speech import word as word

__all__ = ["Language", "Sentences", "decimal", "say", "tell"]
