"""What is spoken in other languages: the reporter's clauses in it, and dashes that set it off."""

from __future__ import annotations

import pytest

POLISH = "Na placu stoi nowa wieża, która jest już gotowa, ale nie dla wszystkich. "
RUSSIAN = "Мост закрыт с понедельника, и на реке не осталось ни одной лодки. "
UKRAINIAN = "Міст закрито, і на річці не залишилося жодного човна, бо вода висока. "
HUNGARIAN = "Leszakadt a híd, és a faluban nem tudják, hogy mikor lesz másik, mert kevés a pénz. "
SPANISH = "El puente está cerrado y no hay barcos para los vecinos de la isla. "
FRENCH = "Le pont est fermé et il ne reste pas une barque pour les gens de l'île. "
ITALIAN = "Il ponte è chiuso e non c'è una barca per la gente che vive sul lago. "
SWEDISH = "Bron är stängd och det finns inte en båt för dem som bor på ön.\n\n"
NORWEGIAN = "Broen er stengt, og det er ikke en båt igjen til dem som bor der.\n\n"
DANISH = "Broen er lukket, og der er ikke en båd til dem, som bor på øen.\n\n"
FINNISH = "Silta on suljettu, ja saarella ei ole venettä, joka kulkisi yöllä.\n\n"

ENCLOSED = [
    (POLISH, "„Wieża – podkreślił wójt – stanie za rok”.", ["Wieża", "stanie za rok"]),
    (POLISH, "„Czekamy – przyznaje Ana Ruiz. – Nikt nie dzwoni”.", ["Czekamy", "Nikt nie dzwoni"]),
    (POLISH, "„Rok temu – może dwa – czekaliśmy”, mówi.", ["Rok temu – może dwa – czekaliśmy"]),
    (RUSSIAN, "«Мы ждём, — пояснил он. — Лодок нет».", ["Мы ждём,", "Лодок нет"]),
    (RUSSIAN, "«Мы ждём, — прищурился Ким. — Лодок нет».", ["Мы ждём,", "Лодок нет"]),
    (RUSSIAN, "«Ждём, — сказал он на форуме «Река и мы». — Лодок нет».",
     ["Ждём,", "Река и мы", "Лодок нет"]),
    (RUSSIAN, "«Мост — это дорога, а дорога — это жизнь», — говорит Ким.",
     ["Мост — это дорога, а дорога — это жизнь"]),
    (UKRAINIAN, '"Ми чекаємо, – наголосила вона. – Човнів немає!"',
     ["Ми чекаємо,", "Човнів немає!"]),
    (HUNGARIAN, "„Amikor leszakadt – mesélte a révész –, aludtunk.”",
     ["Amikor leszakadt", "aludtunk."]),
    (SPANISH, "«No hay barcos —enumera la edil—. Ni remos».", ["No hay barcos", "Ni remos"]),
    (ITALIAN, "«Mi dispiace – ammette Bo Lindt, barcaiolo –. Ma è così».",
     ["Mi dispiace", "Ma è così"]),
    (FRENCH, "« On attend, assure la maire. Mais rien ne vient. »",
     ["On attend", "Mais rien ne vient."]),
    (FRENCH, "« C'est fini, a-t-il dit, nous partons. »", ["C'est fini", "nous partons."]),
    (FRENCH, "« La route, a expliqué Mme Ruiz, adjointe au maire, est sèche. »",
     ["La route", "est sèche."]),
    (RUSSIAN, "«Не хочу, — отмахивается она. — Река — это всё, — добавляет она, — и мост».",
     ["Не хочу,", "Река — это всё,", "и мост"]),
    (FRENCH, "« Le pont, les barques, tout est perdu », dit-elle.",
     ["Le pont, les barques, tout est perdu"]),
]  # fmt: skip

SET_OFF = [
    (SWEDISH, "– Vi väntar inte, säger rådet Ana Ruiz (S) till ÖN. Det är för farligt.",
     ["Vi väntar inte", "Det är för farligt."]),
    (SWEDISH, "– Vi väntar, säger Ana Ruiz. Hon bor på ön.", ["Vi väntar"]),
    (SWEDISH, "– Vi väntar, säger hon och skrattar. – Och sover.", ["Vi väntar", "Och sover."]),
    (SWEDISH, "– Han ropade: ”Stanna”, säger hon.", ["Han ropade: ”Stanna”"]),
    (SWEDISH, "– Då säger vi nej, säger hon.", ["Då säger vi nej"]),
    (NORWEGIAN, "– Vi venter, sier Bo Lindt til avisen.\n\n– Ingen ringer.\n\nHan drar.",
     ["Vi venter", "Ingen ringer."]),
    (NORWEGIAN, "– Vi venter, gliser han.\n\n– Kommer båten? spør Bo Lindt.",
     ["Vi venter", "Kommer båten?"]),
    (NORWEGIAN, "– Vi venter, sier han, for båten er ute.\n\n– Ja, sier han, som er syk.",
     ["Vi venter", "for båten er ute.", "Ja"]),
    (DANISH, "- Vi venter, fastslår Bo Lindt. - Men ikke længe.", ["Vi venter", "Men ikke længe."]),
    (FINNISH, "– Me odotamme, Bo Lindt sanoo. – Emme kauan.", ["Me odotamme", "Emme kauan."]),
    (POLISH, "\n\n– Ojciec pływał – opowiada pan Bo, nie patrząc na nas. – Ja nie.\n\nOn wie.",
     ["Ojciec pływał", "Ja nie."]),
    (POLISH,
     "Nie wierzą. – I gdzie pójdę? – denerwuje się kobieta. Wnuk macha ręką: – Do domu.",
     ["I gdzie pójdę?", "Do domu."]),
    (RUSSIAN, "\n\n— А лодки нет? — хмурится он.\n— Так ты ж не звал! — смеётся Ким.",
     ["А лодки нет?", "Так ты ж не звал!"]),
    (UKRAINIAN,
     "\n\n— Я приїхала з валізою, — усміхається Ана Руїс. — Хіба ні?\n\n«Так», — каже він.",
     ["Я приїхала з валізою,", "Хіба ні?", "Так"]),
    (HUNGARIAN, "\n\n– Nem tanított – legyint az asszony. – Azt mondta, nézd.",
     ["Nem tanított", "Azt mondta, nézd."]),
    (SPANISH, "“Nada”, dijo Ana Ruiz.\n\n—No hay barcos —dijo Bo Lindt—. Ni remos.",
     ["Nada", "No hay barcos", "Ni remos."]),
]  # fmt: skip

NO_SPEECH = [
    (NORWEGIAN, "Slik blir det:\n\n– Båten går klokka ni\n\n– Broen er stengt"),
    (SWEDISH, "Bron – som är gammal – stängs. – Den är farlig – och dyr."),
    (POLISH, "Wyniki: – Orkan – Start 2:1, – Wisła – Odra 0:0."),
    (RUSSIAN, "Лодка — это дом. Дом — это лодка. — И ничего больше."),
]  # fmt: skip


def exact(quotations):
    return [quotation.exact for quotation in quotations]


@pytest.mark.parametrize(("context", "text", "expected"), ENCLOSED)
def test_the_reporters_clause_is_no_part_of_the_quotation(extract, context, text, expected):
    assert exact(extract(context + text)) == expected


@pytest.mark.parametrize(("context", "text", "expected"), SET_OFF)
def test_a_dash_sets_speech_off(extract, context, text, expected):
    assert exact(extract(context + text)) == expected


@pytest.mark.parametrize(("context", "text"), NO_SPEECH)
def test_other_dashes_set_nothing_off(extract, context, text):
    assert extract(context + text) == ()


def test_the_items_of_a_list_are_no_speech_beside_what_is(extract):
    text = "– Vi venter, sier Bo Lindt.\n\nDette må til:\n\n– Ny bro\n\n– Ny båt\n\n– Flere årer"
    assert exact(extract(NORWEGIAN + text)) == ["Vi venter"]


def test_the_pieces_of_one_utterance_share_a_part(extract):
    first, second = extract(POLISH + "„Wieża – podkreślił Bo Lindt – stanie za rok”.")
    assert first.part == second.part == 0
    assert first.attribution.mention == second.attribution.mention == "Bo Lindt"


def test_dashes_that_answer_questions_are_speech(extract):
    text = POLISH + "\n\n**Kiedy?**\n\n– Jutro.\n\n**A dlaczego?**\n\n– Bo woda opada."
    assert [quotation.exact for quotation in extract(text)] == ["Jutro.", "Bo woda opada."]
    assert extract(text.replace("?", ".")) == ()
