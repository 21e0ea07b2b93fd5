"""Titles, names and terms in marks, in other languages than English."""

from __future__ import annotations

import pytest

GERMAN = "Die Brücke ist seit Montag zu, und es gibt auch kein Boot mehr. "
SPANISH = "El puente está cerrado y no hay barcos para los vecinos de la isla. "
NORWEGIAN = "Broen er stengt, og det er ikke en båt igjen til dem som bor der. "
RUSSIAN = "Мост закрыт с понедельника, и на реке не осталось ни одной лодки. "
HUNGARIAN = "Leszakadt a híd, és a faluban nem tudják, hogy mikor lesz másik, mert kevés a pénz. "
JAPANESE = "橋は月曜日から閉鎖されており、島の住民のための船は一隻も残っていない。"

LABELLED = [
    (GERMAN + "Das Bürgerkomitee «Insel lebt» prüft gemäss Ana Ruiz den Bau.", "title"),
    (GERMAN + "Ana Ruiz sprach vom sogenannten „kleinen Wunder“ am Fluss.", "scare"),
    (GERMAN + "Der „Tiger vom Fluss“, wie Ruiz genannt wurde, fehlte.", "title"),
    (GERMAN + "Dann rief Ruiz, dass die „Inselruf“-Leute kämen.", "title"),
    (SPANISH + "La película “Tierra mojada”, confirmó Ana Ruiz, es de aquí.", "title"),
    (SPANISH + "El bote, bautizado como «Ranita», cabe en la mano, dijo Ruiz.", "title"),
    (SPANISH + "El grupo de WhatsApp “Isla viva” lo contó, según Ana Ruiz.", "title"),
    (NORWEGIAN + "Ruiz sier at hun er gift med Markus «Makken» Foss nå.", "title"),
    (NORWEGIAN + "Ruiz sier det i den nye episoden av «Elvepodden» på fredag.", "title"),
    (NORWEGIAN + "Båten, som går under navnet «Vesle Ola», er ute, sier Ana Ruiz.", "title"),
    (SPANISH + "El perro, que responde al nombre de «Rayo», nada bien, dijo Ruiz.", "title"),
    (RUSSIAN + "Об этом сказала Ана Руис из компании «Уют на реке» в среду.", "title"),
    (RUSSIAN + "Следующая игра «Волны» будет в пятницу, сказал Громов.", "title"),
    (RUSSIAN + "Об этом рассказала «Утру» Анна Громова.", "title"),
    (HUNGARIAN + "Ruiz mondta, hogy a „Szép vagy, folyó” című dal szól.", "title"),
    (JAPANESE + "田中氏は国際学術誌「リバー・レターズ」に発表したと述べた。", "title"),
]

SPOKEN = [
    GERMAN + "Ana Ruiz nannte das Vorhaben „eine Frechheit“ und ging.",
    GERMAN + "Das Komitee „will nicht warten“, sagte Ana Ruiz.",
    SPANISH + "Ana Ruiz calificó la película de “aburrida y larga” ayer.",
    SPANISH + "En la película “se ve todo”, dijo Ana Ruiz.",
    NORWEGIAN + "Ana Ruiz sier at filmen «ikke er ferdig ennå».",
    SPANISH + "¿El próximo viaje? “Dormir”, responde.",
    RUSSIAN + "Эти выводы в мэрии называли «ложными».",
    RUSSIAN + "Ана Руис сказала, что компании «надо подождать».",
]


@pytest.mark.parametrize(("text", "label"), LABELLED)
def test_names_and_terms_are_told_by_the_words_beside_them(extract, text, label):
    (quotation,) = extract(text)
    assert quotation.attribution.rule == label


@pytest.mark.parametrize("text", SPOKEN)
def test_what_somebody_said_is_not_labelled(extract, text):
    (quotation,) = extract(text)
    assert quotation.attribution.rule not in ("title", "scare")
