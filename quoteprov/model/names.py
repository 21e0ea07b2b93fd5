"""When two printed names may stand for one person: asked by alignment and by attribution."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

# Words before a name that are no part of it. English and a few of its neighbours.
TITLES = frozenset(
    """
    mr mrs ms miss dr sir lord lady dame prof professor president vice prime minister chancellor
    secretary senator sen representative rep congressman congresswoman governor gov mayor judge
    justice chief general gen colonel col captain capt lieutenant lt major sergeant sgt admiral
    commander king queen prince princess pope father rev reverend bishop archbishop chairman
    chairwoman chair speaker spokesman spokeswoman spokesperson ambassador attorney director herr
    frau monsieur madame m mme don señor senor señora senora
    """.split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})

# A name with one of these is a body, not a person, and may speak through many mouths.
_BODIES = frozenset(
    """
    administration agency airlines airport airways alliance amnesty army assembly association
    authority bank board bureau cabinet campaign caucus center centre chronicle church city
    club co coalition college commission committee company congress corp corporation corps
    council country court department dispatch embassy examiner federation force forces
    foundation fund funds gazette gmbh government group guardian herald hospital hotel house
    inc industries initiative inquirer institute international journal kingdom laboratory labs
    league library llc ltd magazine mail ministry mirror motors museum nations network news
    observatory observer office officials organisation organization parliament party plc police
    poll post press project records regime report review rights school senate service society
    source sources state statement states studios survey systems team technologies telegraph
    theater theatre times tribunal tribune trust union unions university watch website
    """.split()
)
# Places that stand for whoever speaks for them: countries that make news, capitals, bywords; and
# bodies that are known by their letters.
_METONYMS = frozenset(
    """
    us usa eu uk un nato washington russia moscow kremlin china beijing london brussels berlin
    paris pentagon israel jerusalem iran tehran iraq baghdad ukraine kyiv kiev syria damascus
    turkey ankara germany france japan tokyo italy rome spain madrid poland warsaw greece athens
    india delhi pakistan islamabad afghanistan kabul egypt cairo mexico canada ottawa brazil
    australia canberra britain england scotland wales ireland dublin europe america africa asia
    riyadh qatar doha yemen libya tripoli lebanon beirut jordan amman cuba havana venezuela caracas
    seoul pyongyang taiwan taipei vietnam hanoi indonesia jakarta philippines manila nigeria kenya
    sweden stockholm norway oslo denmark copenhagen finland helsinki netherlands belgium austria
    vienna switzerland hungary budapest romania bulgaria serbia belgrade croatia belarus minsk
    california texas florida virginia ohio georgia michigan wisconsin pennsylvania arizona iowa
    fbi cia nsa doj dhs irs epa fda cdc nih nasa noaa faa ntsb fcc ftc sec fec cbo omb gao atf dea
    ice tsa usda aclu naacp nra gop rnc dnc cbs nbc abc cnn msnbc npr pbs bbc itv ap afp upi
    who imf wto opec unicef unesco iaea isis isil idf plo nypd lapd nhs mi5 mi6 gchq rspca
    """.split()
) | {"downing street", "capitol hill", "wall street", "north korea", "south korea", "new york"}

_WORDS = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
# "Secretary of State Rex Tillerson": an office takes up the first words, the name the last two.
_FULL_NAME = 2


class Name(NamedTuple):
    """A name taken apart, case and diacritics ignored.

    ``kind`` is "person" where there is a surname with a forename or title, "single" for a single
    word, which may be a surname or a place, and "body" for what is no person.
    """

    surname: str
    forenames: tuple[str, ...]
    kind: Literal["person", "single", "body"]


# In 5 MB: collections have many more, but not one after the other.
@lru_cache(maxsize=16384)
def read_name(name: str) -> Name | None:
    """The parts of a printed name; None where it has no words."""
    words = _fold_name(name)
    titled = 0
    while titled < len(words) - 1 and words[titled] in TITLES:
        titled += 1
    bare = words[titled:]
    while len(bare) > 1 and bare[-1] in _SUFFIXES:
        bare = bare[:-1]
    if not bare:
        return None
    if titled and len(bare) > _FULL_NAME:
        bare = bare[-_FULL_NAME:]
    if _BODIES.intersection(bare) or " ".join(bare) in _METONYMS or not _is_capitalised(name):
        return Name(" ".join(bare), (), "body")
    return Name(bare[-1], bare[:-1], "person" if titled or len(bare) > 1 else "single")


def same_person(one: Name, other: Name) -> bool:
    """Whether two names may belong to one person.

    They do when the surnames are equal and no forename contradicts: "Rex Tillerson",
    "R. Tillerson" and "Tillerson" go together, and so do forenames that begin alike
    (Alex, Aleksandr); "Ann Lee" and "Bob Lee" do not.
    """
    if one.surname != other.surname:
        return False
    if not one.forenames or not other.forenames:
        return True
    if one.forenames[0] in other.forenames or other.forenames[0] in one.forenames:
        return True
    first, second = one.forenames[0], other.forenames[0]
    return first[0] == second[0] and (min(len(first), len(second)) == 1 or first[:2] == second[:2])


def _fold_name(name: str) -> tuple[str, ...]:
    before_parenthesis = name.partition("(")[0]
    letters = unicodedata.normalize("NFD", before_parenthesis.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(word.replace(".", "") for word in _WORDS.findall(plain))


def _is_capitalised(name: str) -> bool:
    return name.strip()[:1].isupper()
