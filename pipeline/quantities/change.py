"""Change: whether a quantity is a rise or a fall, or a level reached by one."""

from __future__ import annotations

import re

from pipeline.records import Change

_UP = (
    r"hausses?|augment\w*|accr(?:oî|u|oi)\w*|accroissements?|progress\w+|croissance|croît|croître|crû|grimp\w+|bondi\w*|bonds?|"
    r"envol\w*|relèvement|relever|major(?!it)\w+|rehauss\w+|élévation|montée?s?|monter|monte|montent|flamb\w+|"
    r"surplus|rebondi\w*|rebonds?|remont\w+|doubl\w+|tripl\w+|quadrupl\w+|multipli\w+|renchéri\w*|alourdi\w*|excédent\w*|appréci\w+"
)
_DOWN = (
    r"baiss\w*|recul\w*|chut\w+|diminu\w+|réduc\w+|rédui(?!te?s?[ ]$)\w+|fondu\w*|repli\w*|"
    r"régress\w+|décroi\w+|déclins?|décline\w*|"
    r"dégringol\w+|tomb\w+|fléchi\w*|fléchissements?|cède\w*|cédé\w*|contract\w+|amput\w+|abaiss\w+|plong\w+|effondr\w+|divis\w+|"
    r"coup\w+ de|tassements?|décru\w*|dépréci\w+|rogn\w+|lâch\w+|repliée?s?|ralenti\w*|dévalu\w+"
)
_STEADY = r"stables?|stabilis\w+|inchangée?s?|stagn\w+|stationnaires?"
# A few words may stand between the word of change and `de`, `à`, `par`, or the number itself.
_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<steady>{_STEADY}))"
    r"(?:[ ](?!(?:et|ou|mais|qui|que|dont|pour|avec|les?|la|l|des|du|un|une|ses|son|sa|leurs?"
    r"|ce|cette|ces|sur|dans|en|entre)\b)[^\W\d_]+){0,2}?"
    r"[ ]?(?:des?|du|d['’]|à|par|en|,|aux)?[ ]?$",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\bpass\w+(?:[ ](?!et\b|ou\b|mais\b|qui\b)[^\W\d_]+){0,2}[ ]?$", re.IGNORECASE
)
_AFTER = re.compile(
    r"[ ](?:d['’]|de )?(?:(?P<up>de plus\b|en plus\b|d['’]augmentation|augmentation|hausse"
    r"|croissance|supplémentaires?\b)|"
    r"(?P<down>de moins\b|en moins\b|baisse|réduction|diminution))",
    re.IGNORECASE,
)
# To win or to lose something is a change only of a level: of a percentage, of points.
_WON = re.compile(
    r"\b(?:(?P<up>gagn\w+|gains?)|(?P<down>perd\w*|pertes?))(?P<steady>)(?:[ ]de)?[ ]$",
    re.IGNORECASE,
)
# `il est tombé 40 mm de pluie`: what has fallen, not what it fell to.
_FALLEN = re.compile(r"tomb\w+[ ]", re.IGNORECASE)
_REACH = 60
# Marks that a word of change is never parted by from its number; a comma may come last.
_BREAK = re.compile(r".*(?:[^\w ,'’]|,(?![ ]?$))", re.DOTALL)


def change_of(text: str, start: int, end: int, *, level: bool = False) -> Change | None:
    """Direction of the change that a quantity (cue included) states, or ``None``.

    Parameters
    ----------
    level
        The quantity is a percentage or a number of points: `gagner` makes it rise.
    """
    begin = _passage_start(text, start)
    if level and (won := _WON.search(text, begin, start)):
        return "up" if won["up"] else "down"
    for match in (_BEFORE.search(text, begin, start), _AFTER.match(text, end)):
        if match is not None and not _FALLEN.fullmatch(match[0]):
            groups = match.groupdict()
            return "up" if groups["up"] else "down" if groups["down"] else "none"
    return None


def passes(text: str, start: int) -> bool:
    """``passe de 3 à 5``: the range that starts here goes from one value to another."""
    return bool(_PASSED.search(text, max(0, start - _REACH), start))


def _passage_start(text: str, end: int) -> int:
    """Where the words before ``end`` begin that no mark parts from it.

    The patterns are anchored at their end and would be tried at each word of their reach.
    """
    begin = max(0, end - _REACH)
    broken = _BREAK.match(text, begin, end)
    return broken.end() if broken else begin
