"""The bare name in a speaker as printed, in other languages than English."""

from __future__ import annotations

import pytest

from quoteprov.extract.elsewhere.persons import Persons
from quoteprov.extract.elsewhere.tongues import load_tongue


@pytest.mark.parametrize(
    ("language", "mention", "name"),
    [
        ("german", "Kriminologin Bärbel Lindt", "Bärbel Lindt"),
        ("german", "Hamburgs Polizeipräsident Falk Lindt", "Falk Lindt"),
        ("german", "der Wissenschaftler", None),
        ("german", "Der Mann", None),
        ("german", "die Linke", None),
        ("german", "Ana Lindt von der Universität Hamburg", "Ana Lindt"),
        ("german", "Ursula von der Linde", "Ursula von der Linde"),
        ("french", "le PDG, Ana Ruiz", "Ana Ruiz"),
        ("french", "le président de la République", None),
        ("spanish", "la jefa del Ejecutivo", None),
        ("spanish", "la ministra de Defensa, Ana Ruiz", "Ana Ruiz"),
        ("spanish", "el ministro de Exteriores José Manuel Ruiz", "José Manuel Ruiz"),
        ("spanish", "la ministra Ana de la Ruiz", "Ana de la Ruiz"),
        ("italian", "il sindaco di Porto Nuovo, Piero Lindt", "Piero Lindt"),
        ("dutch", "burgemeester Anna de Wit", "Anna de Wit"),
        ("swedish", "kommunalrådet Karin Lindt", "Karin Lindt"),
        ("polish", "rzeczniczka ministerstwa Anna Lindt", "Anna Lindt"),
        ("russian", "мэр города Анна Линдт", "Анна Линдт"),
    ],
)
def test_what_somebody_is_is_no_part_of_the_name(language, mention, name):
    tongue = load_tongue(language)
    assert tongue is not None
    assert Persons(mention, 0, len(mention), tongue, []).resolve(mention, 0) == name
