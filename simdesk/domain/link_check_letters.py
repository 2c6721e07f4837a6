"""How names are compared by eye: letters that look alike, and names one slip apart.

Nothing is called official by these foldings; they only find whom a foreign name looks like.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = (
    "аa вb гr дd еe ёe зz иu йu іi їi јj кk лl мm нh оo пn рp сc тt уy хx чy ьb ъb бb єe ѕs ґr "
    "һh ԁd ԛq ԝw ӏl ԍg ѵv ѡw қk ңh ӊh ғf үy ұy ҳx ҽe ԏt ӕae"
)
_GREEK = "αa βb γy δd εe ζz ηn ιi κk λl μu νv οo πn ρp σo ςc τt υu φo χx ωw ϲc ϳj"
_ARMENIAN = "աw գq զq հh ոn ռn սu ցg քf օo"
_LATIN = (
    "ıi ɩi ɪi ȷj ɑa ɒa ɡg ɢg ʀr ɍr ʏy ʟl łl ɫl ɬl øo ɵo ɔc đd ɖd ɗd ħh ɦh ʜh ŧt ƭt ʈt ɓb ʙb ɛe "
    "ɇe əe ƒf ꜰf ɠg ƙk ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz ꜱs ɴn ɲn ŋn ɱm ʂs ʋu ʐz ƶz ɯm þp "
    "ßb æae œoe ǀl ʘo ƅb ƚl ɾr ꞇt ᴦr ꮪs ꭱr"
)
_LOOKS = {ord(pair[0]): pair[1:] for pair in f"{_CYRILLIC} {_GREEK} {_ARMENIAN} {_LATIN}".split()}
"""Letters of other scripts by the Latin ones that they look like; the rest NFKD takes apart."""

_RUSSIAN = (
    "аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хh цc чch шsh щsh ъ ыy ь "
    "эe юyu яya іi їi єe ґg"
)
_SOUNDS = {ord(pair[0]): pair[1:] for pair in _RUSSIAN.split()}
"""Russian letters by the Latin ones that a Russian reads for them."""

_FOLDED = str.maketrans({"0": "o", "1": "l", "i": "l", "3": "e", "4": "a", "5": "s", "7": "t"})
_PAIRS = (("rn", "m"), ("vv", "w"))


def looks(text: str) -> str:
    """Return `text` in the Latin letters that it looks like; what looks like none is kept."""
    text = text.translate(_LOOKS)
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return bare.casefold().translate(_LOOKS)


def sounds(text: str) -> str:
    """Return `text` with Russian letters as they are read, and all others as they look."""
    return looks(text.translate(_SOUNDS))


def folded(text: str) -> str:
    """Return Latin `text` with digits and pairs as the letters that they are taken for."""
    for pair, letter in _PAIRS:
        text = text.replace(pair, letter)
    return text.translate(_FOLDED)


def is_slip(name: str, official: str) -> bool:
    """Tell whether `name` is a slip of the finger or eye away from `official`.

    Of four and five letters only a swap or a doubled letter counts, since other words lie too
    close (iota, yoga); shorter names have no slips at all; from nine letters on two slips count.
    """
    if name == official or len(official) < 4:
        return False
    if len(official) < 6:
        swaps = (
            official[:i] + official[i + 1] + official[i] + official[i + 2 :]
            for i in range(len(official) - 1)
        )
        doubled = (official[:i] + official[i - 1 :] for i in range(1, len(official) + 1))
        return name in {*swaps, *doubled}
    return _distance(name, official) <= (2 if len(official) >= 9 else 1)


def _distance(a: str, b: str) -> int:
    """Return how many letters must be put in, left out, changed or swapped with the next."""
    if abs(len(a) - len(b)) > 2:
        return 3
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
