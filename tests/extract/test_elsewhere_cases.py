"""Speakers in the languages of the East, whose nouns have cases and whose verbs need no subject."""

from __future__ import annotations

import pytest

PL = "Most jest zamknięty i nie ma promu, bo rzeka jest wysoka.\n\n"
CS = "Most je uzavřen a lidé čekají na loď, která není v přístavu.\n\n"
HU = "A híd zárva van, és az út is, mert a folyó nagyon magas.\n\n"
RU = "Мост закрыт, и паром не идёт, потому что вода в реке поднялась.\n\n"
UK = "Міст закрито, і паром не ходить, бо вода в річці дуже висока.\n\n"

# The last quotation of each text: its speaker and the name that it stands for.
CASES = [
    ("paper", PL + "– Idziemy – mówi „Gońcowi” minister Jan Wilk. – Jutro.", "minister Jan Wilk",
     "Jan Wilk"),
    ("place before a surname", PL + "– Idziemy – opowiadała na konferencji Wilk.", "Wilk", "Wilk"),
    ("one of them", RU + "Один из лодочников описывает дело иначе: «Мы уже идём».",
     "Один из лодочников", None),
    ("verb before a colon", RU + "Худшее, впрочем, позади, уверен Иван Громов: «Идём».",
     "Иван Громов", "Иван Громов"),
    ("interview", PL + "**Jan Wilk wraca na rzekę.**\n\n**Kiedy?**\n\n– Jutro.\n\n**Dlaczego?**"
     "\n\n– Bo woda opada.", "Jan Wilk", "Jan Wilk"),
    ("gesture", PL + "– Idziemy – wzrusza ramionami Jan Wilk.", "Jan Wilk", "Jan Wilk"),
    ("place before the subject", PL + "„Idziemy” – napisał na Instagramie Patryk Wilk.",
     "Patryk Wilk", "Patryk Wilk"),
    ("small words", RU + "«Идём», — сказала Урсула фон дер Линде.", "Урсула фон дер Линде",
     "Урсула фон дер Линде"),
    ("small words", UK + "«Йдемо», – сказала Урсула фон дер Лінде.", "Урсула фон дер Лінде",
     "Урсула фон дер Лінде"),
    ("age without a hyphen", RU + "«Идём», — сказал 34-летний Громов.", "34-летний Громов",
     "Громов"),
    ("surname that is a trade", HU + "Erre Kertész Ágnes azt mondta: „Megyünk.”", "Kertész Ágnes",
     "Kertész Ágnes"),
    ("two surnames", HU + "„Megyünk” – mondta Vörös-Nagy Anna Mária.", "Vörös-Nagy Anna Mária",
     "Vörös-Nagy Anna Mária"),
    ("whom he told", CS + "„Jdeme,“ sdělil Petr Dub Českému rádiu.", "Petr Dub", "Petr Dub"),
    ("place of a letter", PL + "„Idziemy” – napisał na platformie X Jan Wilk.", "Jan Wilk",
     "Jan Wilk"),
    ("office of a country", RU + "«Идём», — сказал президент Франции Жанель Рено.",
     "президент Франции Жанель Рено", "Жанель Рено"),
    ("patronymic", RU + "«Идём», — сказал президент Жанель Рустамович Рено.",
     "президент Жанель Рустамович Рено", "Жанель Рустамович Рено"),
    ("place before an office", RU + "«Идём», — сказала на брифинге глава порта Анна Ветрова.",
     "глава порта Анна Ветрова", "Анна Ветрова"),
    ("place begins", RU + "На брифинге губернатор Пётр Громов назвал мост «позором».",
     "губернатор Пётр Громов", "Пётр Громов"),
    ("aside begins", RU + "Между тем губернатор Пётр Громов назвал мост «позором».",
     "губернатор Пётр Громов", "Пётр Громов"),
    ("no subject", CS + "„Jdeme,“ řekl Petr Dub. Na dotaz odpověděl, že loď „brzy přijede“.",
     "Petr Dub", "Petr Dub"),
    ("no subject, above", PL + "„Idziemy” – dodał Jan Wilk.\n\nZaznaczył, że prom „nie popłynie”.",
     "Jan Wilk", "Jan Wilk"),
    ("cited before", PL + "Zdaniem burmistrza Jana Wilka most jest stary. „Nie ma promu” – uciął.",
     "burmistrza Jana Wilka", "Jana Wilka"),
    ("owner", PL + "„Idziemy” – dodała Ewa Wilk. Jej zdaniem burmistrz „śpi”.", "Jej", "Ewa Wilk"),
    ("owner", RU + "«Идём», — сказал Пётр Громов. По его словам, мост «стар».", "его",
     "Пётр Громов"),
    ("document", PL + "W wydanym rano komunikacie portu napisano: „Prom nie płynie”.",
     "komunikacie portu", None),
    ("document", RU + "«Паром не идёт», — говорится в сообщении ведомства.",
     "сообщении ведомства", None),
    ("body", RU + "В пресс-службе порта сообщили: «Паром не идёт».", "пресс-службе порта", None),
    ("name between marks", RU + "С ним согласна директор «Моста и лодки» Дарья Лемех: «Идём».",
     "директор «Моста и лодки» Дарья Лемех", "Дарья Лемех"),
    ("named in the speech", HU + "A tizenegy gólos Vörös Judit szerint a hajó döntött. "
     "„Amikor Petra elindult – mesélte a kapitány –, jöttünk mi is.” Később jött Kis Petra.",
     "a kapitány", "Vörös Judit"),
    ("body between marks", UK + "Компанія «Схід» повідомила: «Ми будуємо новий міст».",
     "Компанія «Схід»", "Схід"),
    ("apposition", PL + "Kapitan promu, Jan Wilk, powiedział: „Idziemy”.",
     "Kapitan promu, Jan Wilk", "Jan Wilk"),
    ("recipient", CS + "„Jdeme,“ řekl Deníku starosta Petr Dub.", "starosta Petr Dub", "Petr Dub"),
    ("account", CS + "„Jdeme,“ vzkázala pod fotkou uživatelka @dubova.", "uživatelka @dubova",
     "@dubova"),
    ("apposed to a name", HU + "Tóth Anna, a Folyók társelnöke úgy véli, hogy a híd „öreg”.",
     "Tóth Anna, a Folyók társelnöke", "Tóth Anna"),
    ("no name in a place", UK + "У Порту повідомили, що міст «старий».", "Порту", "Порту"),
    ("verb at the end", HU + "Tóth Anna képviselő „szégyennek” nevezte.", "Tóth Anna képviselő",
     "Tóth Anna"),
    ("after szerint", HU + "A jegyzőkönyv szerint erre Tóth Anna közbeszólt, hogy „menjünk”.",
     "Tóth Anna", "Tóth Anna"),
    ("no subject after a case", HU + "„Menjünk” – mondta Tóth Anna. A vita végén így fakadt ki: "
     "„Elég volt ebből!”", "Tóth Anna", "Tóth Anna"),
    ("declined given name", RU + "Лодка у Нины Ильиничны старая. «Идём», — говорит она.", "она",
     "Нины Ильиничны"),
    ("office by gender", RU + "Мост видел Пётр Громов, рядом стояла Анна Ветрова. «Идём», — "
     "подчеркнул губернатор.", "губернатор", "Пётр Громов"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "speaker", "resolved"), CASES)
def test_cases_and_verbs_tell_who_speaks(extract, name, text, speaker, resolved):
    attribution = extract(text)[-1].attribution
    assert (attribution.mention, attribution.resolved) == (speaker, resolved)


CALLED = [
    PL + "„Idziemy” – dodał Jan Wilk. Pokazał też film „Most na rzece”.",
    CS + "„Jdeme,“ řekl Petr Dub. Napsal knihu „Most a řeka“.",
    RU + "«Идём», — сказал Пётр Громов. Сообщила об этом газета «Волна».",
    UK + "«Ми йдемо», — сказав Петро Гнатюк. Повідомила про це газета «Хвиля».",
]


@pytest.mark.parametrize("text", CALLED)
def test_what_something_is_called_nobody_said(extract, text):
    first, second = extract(text)
    assert first.attribution.mention is not None
    assert second.attribution.mention is None


def test_a_name_between_two_quotations_does_not_end_a_speech(extract):
    text = RU + "«Идём, — пояснил Пётр Громов на форуме «Река». — Паром будет завтра»."
    found = [quotation.attribution.resolved for quotation in extract(text)]
    assert found[0] == found[-1] == "Пётр Громов"
