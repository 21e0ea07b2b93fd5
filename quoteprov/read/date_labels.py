"""What stands before a date to say whether an article was published then, or changed."""

from __future__ import annotations

import re

_PUBLISHED_WORDS = r"""
    (?:(?:first|originally)\s+)?(?:posted|published|issued|released) | publication\s+date | pubdate
    | veröffentlicht | erschienen | publiée? | paru | publicad[oa] | pubblicat[oa] | gepubliceerd
    | opublikowan[oae] | publicera[dt] | publiser[dt] | publiceret | julkaistu | опубликовано
    | опубліковано | yayınlanma(?:\s+tarihi)? | diterbitkan | نشر(?:\s+في)?
    | (?:date|datum|fecha|data|дата)(?=\s*:)
"""
_UPDATED_WORDS = r"""
    (?:last\s+)?(?:updated?|modified|revised) | (?:zuletzt\s+)?(?:aktualisiert|geändert)
    | stand(?=\s*:) | mise?\s+à\s+jour | modifiée? | actualizad[oa] | atualizad[oa]
    | (?:ultimo\s+)?aggiorna(?:t[oa]|mento) | bijgewerkt | zaktualizowan[oae] | uppdatera[dt]
    | oppdatert | opdateret | päivitetty | обновлено | оновлено | güncellenme | diperbarui
"""
_END = r"(?!\w)(?:\s+(?:at|on))?\s*[:|–—-]?\s*"

PUBLISHED = re.compile(rf"(?:{_PUBLISHED_WORDS}){_END}", re.IGNORECASE | re.VERBOSE)
UPDATED = re.compile(rf"(?<!\w)(?:{_UPDATED_WORDS}){_END}", re.IGNORECASE | re.VERBOSE)
