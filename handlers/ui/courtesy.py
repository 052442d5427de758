"""Greetings, farewells, thanks and agreement: messages that ask for nothing. They get a reaction, and are no question.

After somebody has been asked for an opinion, `is_opinion` tells which of them is one: “thanks” is not,
“thanks, it was good” is.
"""

import re
from typing import Literal

from handlers.messages import Incoming, React
from storage.text.normalization import one_line

MOST_WORDS = 6
"""Words of a message that may be courtesy alone."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GREETINGS = _words(
    """
    салам саламатсызбы саламатсыздарбы салом ассалам ассалому ассаламу алейкум алейкума алейкуму уалейкум валейкум
    кутман кутмандуу таң күн кеч таңыңыз таңыңыздар күнүңүз кечиңиз менен урматтуу баарыңыздарга бардыгыңыздарга
    здравствуйте здравствуй привет приветствую добрый доброе доброго день утро вечер дня всем уважаемые
    hello hi good morning afternoon evening everybody all
    """
)
THANKS = _words(
    """
    рахмат рахматтар чоң сизге сиздерге сага баарыңызга ыраазымын ыраазычылык алкыш баракелде аманчылык
    спасибо благодарю большое огромное вам тебе очень признателен признательна
    thanks thank you very much lot
    """
)
AGREEMENT = _words(
    """
    ооба жакшы макул түшүнүктүү түшүндүм болду болуптур мейли туура азамат азаматсыз азаматсыздар сонун мыкты
    ок окей okay ok да хорошо ладно понятно понял поняла ясно принято отлично прекрасно согласен согласна
    yes fine understood sure great excellent
    """
)
PRAISE = _words("азамат азаматсыз азаматсыздар баракелде сонун мыкты отлично прекрасно great excellent")
"""Words that say an opinion alone."""
APPROVAL = _words("жакшы хорошо good fine")
"""Words that say “all right” alone or beside a yes, and an opinion beside thanks."""
_GOOD_DAY = re.compile(r"\bgood (morning|afternoon|evening|day)\b")
_FAREWELLS = (
    "(жакшы|саламатта|аман эсен|сак саламат|сак) (калыңыз|барыңыз|болуңуз)(дар)?",
    "кош( (болуңуз|калыңыз)(дар)?)?|(кайра )?(көрүшкөнчө|жолугушканча)|эртеңкиге чейин",
    "до (скорого )?(свидани[яье]|свиданья)|до (скорой |новой )?встречи|до (завтра|скорого)|прощайте",
    "всего (вам )?(самого )?(доброго|хорошего|наилучшего)|пока(?=[^а-я]*$)",
    "(good ?)?bye( ?bye)?|see you( (again|later|soon|then|tomorrow))?|take care|have a (good|nice) (day|evening)",
)
_FAREWELL = re.compile(r"\b(" + "|".join(_FAREWELLS).replace(" ", r"\W*") + r")\b")
"""Phrases of a farewell: their words say something else alone, as «пока» and «жакшы» do."""
_WAS = _words("болду")
REFUSAL = _words("жок эмес керек кереги нет не надо нужно no")
EMOJI: dict[str, Literal["👍", "🙏", "🤝"]] = {"thanks": "🙏", "greeting": "🤝", "agreement": "👍"}
_SIGNS = frozenset("👍👌🙏🤝👏✅❤🧡💛💚💙💜🤍🌹💐😊🙂😀😃😄🤗☺👋✋🆗🔥💯🎉\ufe0f\u200d🏻🏼🏽🏾🏿")
_HANDS = frozenset("👍👌✅🆗")


def _split(line: str) -> list[str]:
    """Return the words of a line in lower case, without signs."""
    return re.findall(r"[^\W_]+", line.lower())


def courtesy_kind(text: str) -> Literal["", "thanks", "greeting", "agreement"]:
    """Return the kind of courtesy that a message consists of; empty if it says anything else."""
    line = one_line(text)
    without, farewells = _FAREWELL.subn(" ", line.lower())
    signs = {letter for letter in line if letter in _SIGNS}
    words = _split(without)
    others = {
        letter for letter in line if not (letter.isalnum() or letter.isspace() or letter in ".,!…)-–—")
    } - signs
    if others or len(words) > MOST_WORDS or not (words or signs or farewells):
        return ""
    if not words and farewells:
        return "greeting"
    if not words:
        return "agreement" if signs & _HANDS else "thanks"
    if any(word not in GREETINGS | THANKS | AGREEMENT for word in words):
        return ""
    return _kind_of(set(words))


def _kind_of(words: set[str]) -> Literal["thanks", "greeting", "agreement"]:
    if words & THANKS:
        return "thanks"
    return "agreement" if words & AGREEMENT else "greeting"


def reaction_to(incoming: Incoming) -> React | None:
    """Return the reaction to a message that is courtesy alone; None for any other, and for a yes to some message."""
    if incoming.media or incoming.contact or incoming.unsupported_kind or not incoming.text:
        return None
    kind = courtesy_kind(incoming.text)
    if not kind or (kind == "agreement" and incoming.reply_to is not None):
        return None
    return React(EMOJI[kind])


def is_opinion(text: str) -> bool:
    """Whether the message says what somebody thinks of something: more than greetings, thanks and a yes or no."""
    words = set(_split(_FAREWELL.sub(" ", _GOOD_DAY.sub("", one_line(text).lower()))))
    if words & PRAISE:
        return True
    polite = THANKS | GREETINGS
    if words and words <= polite | AGREEMENT | REFUSAL | APPROVAL:
        return len(words) > 1 and bool(words & APPROVAL) and words <= polite | APPROVAL | _WAS
    return not courtesy_kind(text)


def is_yes_or_no(incoming: Incoming) -> bool:
    """Whether the message says only yes, or only no: it may answer what was offered."""
    if incoming.media or not incoming.text:
        return False
    words = set(_split(one_line(incoming.text)))
    return courtesy_kind(incoming.text) == "agreement" or (bool(words) and words <= REFUSAL)
