"""The part of a long text that says what is asked, to be compared by meaning."""

import re

from storage.questions import similarity
from storage.text.normalization import clean_text

MAX_CHARACTERS = 160
"""Characters of a text that are compared: the time of the engine grows with them, and a question has fewer."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def gist(text: str) -> str:
    """Return a short text as it is, and of a longer one the last sentence that asks: a story tells much else."""
    text = clean_text(text)[: similarity.MAX_CHARACTERS]
    if len(text) <= MAX_CHARACTERS:
        return text
    sentences = [one for one in _SENTENCE_END.split(text) if one]
    asking = [one for one in sentences if _asks(one)]
    return _around_question((asking or sentences)[-1])


def _asks(sentence: str) -> bool:
    return sentence.endswith("?") or any(one.kind == "asks" for one in similarity.compared_words(sentence))


def _around_question(sentence: str) -> str:
    """Return the words of a long sentence around the last one that asks; people who dictate use no full stops."""
    words, start = sentence.split(), 0
    asking = [place for place, word in enumerate(words) if _asks(word)]
    end = len(words)
    while len(" ".join(words[start:end])) > MAX_CHARACTERS and end - start > 1:
        middle = asking[-1] if asking else 0
        if end - middle > middle - start:
            end -= 1
        else:
            start += 1
    return " ".join(words[start:end])[:MAX_CHARACTERS]
