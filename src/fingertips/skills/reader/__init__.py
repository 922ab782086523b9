"""A trained reader of the errands that come along: which of them an instruction asks for, and with which words.

It is the classical pair of a classifier for what is asked for and a conditional random field for the words of each slot
(Lafferty, McCallum and Pereira 2001), both of python-crfsuite, trained by `make reader` on the sentences of `reading/`.
"""

from fingertips.skills.reader.errands import is_known
from fingertips.skills.reader.reading import Heard, Unheard, heard

__all__ = ["Heard", "Unheard", "heard", "is_known"]
