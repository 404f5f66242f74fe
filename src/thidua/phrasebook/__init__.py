"""Phrasebook: the only room that makes sentences: reasons, problems and labels in Vietnamese and English.

Owns: `Language`, `Sentences`, `say`, `say_all`, `cited`, `tell`, `word`, `part`, numbers as people read them, tables of words.
Takes codes with facts; gives text, numbers in the language's own form.
Never: a judgement; a sentence made anywhere else.
"""

from thidua.phrasebook.faults import FAULTS as FAULTS
from thidua.phrasebook.parts import PARTS as PARTS
from thidua.phrasebook.reasons import REASONS as REASONS
from thidua.phrasebook.speech import Language, Sentences, say, tell
from thidua.phrasebook.speech import Titles as Titles
from thidua.phrasebook.speech import cited as cited
from thidua.phrasebook.speech import decimal as decimal
from thidua.phrasebook.speech import digits_apart as digits_apart
from thidua.phrasebook.speech import exact as exact
from thidua.phrasebook.speech import part as part
from thidua.phrasebook.speech import percent as percent
from thidua.phrasebook.speech import percent_apart as percent_apart
from thidua.phrasebook.speech import say_all as say_all
from thidua.phrasebook.speech import visible as visible
from thidua.phrasebook.speech import word as word
from thidua.phrasebook.words import WORDS as WORDS

__all__ = ["Language", "Sentences", "say", "tell"]
