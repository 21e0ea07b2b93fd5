"""Each rule of the sieve for other languages than English, in the families that need it."""

from __future__ import annotations

import pytest

DE = "Die Brücke ist seit Montag nicht mehr zu befahren, und es regnet auch noch.\n\n"
FR = "Le pont est fermé depuis lundi et les habitants ne sont pas contents.\n\n"
ES = "El puente está cerrado y los vecinos no pueden pasar con sus barcos.\n\n"
IT = "Il ponte è chiuso e non si può passare con la barca.\n\n"
PT = "A ponte está fechada e não se pode passar com o barco.\n\n"
NL = "De brug is dicht en het verkeer staat vast door de regen.\n\n"
PL = "Most jest zamknięty i nie ma promu, bo rzeka jest wysoka.\n\n"
CS = "Most je uzavřen a lidé čekají na loď, která není v přístavu.\n\n"
HU = "A híd zárva van, és az út is, mert a folyó nagyon magas.\n\n"
RU = "Мост закрыт, и паром не идёт, потому что вода в реке поднялась.\n\n"
UK = "Міст закрито, і паром не ходить, бо вода в річці дуже висока.\n\n"
EL = "Η γέφυρα έκλεισε και το πλοίο είναι εδώ, αλλά δεν φεύγει.\n\n"
SV = "Bron är stängd och det regnar, men färjan går inte heller.\n\n"
DA = "Broen har været lukket siden mandag, og det regner ikke mere.\n\n"
NO = "Broen har vært stengt siden mandag, og det regner ikke mer nå.\n\n"
FI = "Silta on ollut kiinni ja se on vanha, mutta lautta ei kulje.\n\n"
JA = "橋は閉鎖された。渡し船も動いていない。\n\n"
ZH = "桥已经关闭，渡船也没有开。\n\n"

# The last quotation of each text: its speaker, the name it stands for, and the rule.
CASES = [
    ("recipient", DE + "„Wir bauen“, sagte der dpa gestern Ana Ruiz.",
     "Ana Ruiz", "Ana Ruiz", "right_inverted"),
    ("name after a place", PL + "„Idziemy” – napisał na Instagramie Jan Nowak.", "Jan Nowak",
     "Jan Nowak", "right_inverted"),
    ("apposition", DE + "„Wir bauen“, sagte der Sprecher des Ministeriums, Jens Uhl, am Montag.",
     "der Sprecher des Ministeriums, Jens Uhl", "Jens Uhl", "right_inverted"),
    ("apposition", FR + "« Nous irons », a dit le ministre délégué à l'Industrie, Luc Rey, hier.",
     "le ministre délégué à l'Industrie, Luc Rey", "Luc Rey", "right_inverted"),
    ("auxiliary", FR + "« Nous irons », a-t-elle déclaré.", "elle", None, "right_inverted"),
    ("unknown verb", DE + "„Wir bauen“, enervierte sich Ana Ruiz.",
     "Ana Ruiz", "Ana Ruiz", "right_inverted"),
    ("noun alone", ES + "“Vamos”, informaron fuentes policiales.", "fuentes policiales", None,
     "right_inverted"),
    ("subject first", FI + "”Menemme”, Anna Ruiz sanoi.", "Anna Ruiz", "Anna Ruiz",
     "right_clause"),
    ("so", DE + "„Wir bauen“, so Ana Ruiz.", "Ana Ruiz", "Ana Ruiz", "according_to"),
    ("zufolge", DE + "Der Antrag sei Ana Ruiz zufolge „zu spät“ gekommen.", "Ana Ruiz",
     "Ana Ruiz", "according_to"),
    ("selon", FR + "Selon Ana Ruiz, le pont est « trop vieux ».", "Ana Ruiz", "Ana Ruiz",
     "according_to"),
    ("secondo", IT + "Secondo il sindaco Carlo Benussi il ponte è «troppo vecchio».",
     "il sindaco Carlo Benussi", "Carlo Benussi", "according_to"),
    ("según", ES + "Según la alcaldesa, Lucía Ferrán, es “un golpe bajo”.",
     "la alcaldesa, Lucía Ferrán", "Lucía Ferrán", "according_to"),
    ("volgens", NL + "Volgens Joke de Wit is de brug ‘te oud’.", "Joke de Wit", "Joke de Wit",
     "according_to"),
    ("enligt", SV + "Enligt Karin Ståhl är bron ”för gammal”.", "Karin Ståhl", "Karin Ståhl",
     "according_to"),
    ("mukaan", FI + "Anna Ruizin mukaan silta on ”liian vanha”.", "Anna Ruizin", "Anna Ruizin",
     "according_to"),
    ("szerint", HU + "Kántor Ágnes szerint a híd „túl öreg”.", "Kántor Ágnes", "Kántor Ágnes",
     "according_to"),
    ("zdaniem", PL + "Zdaniem Ewy Lipskiej most jest „za stary”.", "Ewy Lipskiej",
     "Ewy Lipskiej", "according_to"),
    ("po slovam", RU + "«Идём», — сказала мэр Анна Ветрова. По её словам, это «надолго».",
     "её", "Анна Ветрова", "according_to"),
    ("oblique", EL + "Σύμφωνα με την Ελένη Βλάχου, η γέφυρα είναι «πολύ παλιά».",
     "Ελένη Βλάχου", "Ελένη Βλάχου", "according_to"),
    ("tail", DE + "Der Plan sei „zu teuer“ und komme zu spät, sagte Ana Ruiz.", "Ana Ruiz",
     "Ana Ruiz", "sentence_tail"),
    ("split", PL + "„Idziemy” – powiedziała Anna Ruiz – „i nie wrócimy”.", "Anna Ruiz",
     "Anna Ruiz", "split_sentence"),
    ("split", IT + "«Andiamo», ha detto Ana Ruiz, «e non torniamo».", "Ana Ruiz", "Ana Ruiz",
     "split_sentence"),
    ("colon", DE + "Am Montag erklärte der Bürgermeister, Jens Uhl: „Wir bauen neu.“",
     "der Bürgermeister, Jens Uhl", "Jens Uhl", "left_clause"),
    ("aside", DE + "Maike Thoms, die Leiterin des Amtes, sagte: „Wir bauen neu.“", "Maike Thoms",
     "Maike Thoms", "left_clause"),
    ("no colon", DE + "Jens Uhl warnte vor „einem Denkmal aus Beton“.", "Jens Uhl", "Jens Uhl",
     "left_clause"),
    ("final verb", DE + "Jens Uhl hat den Plan am Montag „ein Denkmal“ genannt.", "Jens Uhl",
     "Jens Uhl", "left_clause"),
    ("no colon", ES + "Los pescadores calificaron la medida de “golpe bajo”.", "Los pescadores",
     None, "left_clause"),
    ("no colon", PL + "Opozycja nazwała tę obietnicę „bajką na dobranoc”.", "Opozycja", None,
     "left_clause"),
    ("by whom", FR + "Une décision qualifiée de « trahison » par Ana Ruiz.", "Ana Ruiz",
     "Ana Ruiz", "left_clause"),
    ("name at a colon", IT + "Più prudente il tecnico Walter Piras: «Vediamo domani».",
     "il tecnico Walter Piras", "Walter Piras", "named_before"),
    ("straight", UK + "Директорка Олена Гай пояснила: «Ми йдемо додому».",
     "Директорка Олена Гай", "Олена Гай", "left_clause"),
    ("straight", CS + "Starostka Jana Hořejší upozornila: „Jdeme domů.“",
     "Starostka Jana Hořejší", "Jana Hořejší", "left_clause"),
    ("straight", PT + "A diretora, Marta Queirós, garantiu: “Vamos embora.”",
     "A diretora, Marta Queirós", "Marta Queirós", "left_clause"),
    ("carried over", SV + "”Vi går”, sade Karin Ståhl. ”Vi kommer inte tillbaka.”",
     "Karin Ståhl", "Karin Ståhl", "carried_over"),
    ("dropped subject", ES + "“Vamos”, dijo Ana Ruiz. “No volvemos”, añadió.", "Ana Ruiz",
     "Ana Ruiz", "carried_over"),
    ("previous sentence", DE + "Ana Ruiz lacht. „Wir bauen neu.“", "Ana Ruiz", "Ana Ruiz",
     "previous_sentence"),
    ("introduced", ES + "La alcaldesa Lucía Ferrán lo explicó así:\n\n“Vamos a casa.”",
     "La alcaldesa Lucía Ferrán", "Lucía Ferrán", "introduced"),
    ("previous paragraph", NO + "«Vi går», sa Kari Nes.\n\n«Vi kommer ikke tilbake.»", "Kari Nes",
     "Kari Nes", "previous_paragraph"),
    ("Japanese", JA + "島で暮らす前田豊さん（56）は取材に「行くしかない」と話した。", "前田豊さん",
     "前田豊", "left_clause"),
    ("Japanese", JA + "「行くしかない」と田中氏は述べた。市長は田中遥氏だ。", "田中氏", "田中遥",
     "right_clause"),
    ("Japanese", JA + "東京都によると、橋は「危ない状態」という。", "東京都", "東京都",
     "according_to"),
    ("Chinese", ZH + "市长林晓雯在会上表示：“我们不会关桥。”", "市长林晓雯", "林晓雯",
     "left_clause"),
    ("Chinese", ZH + "“我们不会关桥。”市长林晓雯说。", "市长林晓雯", "林晓雯", "right_clause"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "mention", "resolved", "rule"), CASES)
def test_each_rule_finds_its_speaker(extract, name, text, mention, resolved, rule):
    found = extract(text)[-1].attribution
    assert (found.mention, found.resolved, found.rule) == (mention, resolved, rule)


DASHED = [
    ("Polish", PL + "– Idziemy do domu – powiedziała Anna Ruiz. – Nie wrócimy.",
     ["Idziemy do domu", "Nie wrócimy."]),
    ("within a paragraph", PL + "Ludzie czekają. – Idziemy do domu – mówi Anna Ruiz.",
     ["Idziemy do domu"]),
    ("Russian, inside marks", RU + "«Мы идём, — сказала Анна Руис. — Мы не вернёмся».",
     ["Мы идём,", "Мы не вернёмся"]),
    ("French, inside marks", FR + "« Nous irons, a-t-elle dit. Nous ne reviendrons pas. »",
     ["Nous irons", "Nous ne reviendrons pas."]),
    ("Spanish, inside marks", ES + "«Vamos a casa —dijo Ana Ruiz—. No volvemos».",
     ["Vamos a casa", "No volvemos"]),
    ("Norwegian", NO + "– Vi går hjem nå, sier Ana Ruiz. – Vi kommer ikke tilbake.",
     ["Vi går hjem nå", "Vi kommer ikke tilbake."]),
    ("Swedish", SV + "– Vi går hem nu, säger Ana Ruiz. Vi kommer inte tillbaka.",
     ["Vi går hem nu", "Vi kommer inte tillbaka."]),
    ("Finnish", FI + "– Menemme kotiin, Anna Ruiz sanoo. – Emme palaa.",
     ["Menemme kotiin", "Emme palaa."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "spoken"), DASHED)
def test_what_dashes_or_clauses_part_is_several_pieces(extract, name, text, spoken):
    found = extract(text)
    assert [quotation.exact for quotation in found] == spoken
    assert {quotation.attribution.mention is not None for quotation in found} == {True}


def test_a_list_of_items_is_no_speech(extract):
    assert extract(NO + "– Brød og melk\n– Ost\n– Smør og mel\n– Egg") == ()


def test_parts_of_a_split_sentence_share_a_number(extract):
    found = extract(DE + "„Wir bauen“, sagte Ana Ruiz, „und zwar neu.“ „Gut“, sagte Jens Uhl.")
    assert [quotation.part for quotation in found] == [0, 0, None]


def test_a_pronoun_stands_for_the_last_person_of_its_gender(extract):
    text = (
        DE + "„Wir bauen“, sagte Frau Antje Brodersen. „Nein“, sagte Jens Uhl. „Doch“, sagte sie."
    )
    assert extract(text)[-1].attribution.resolved == "Antje Brodersen"


def test_a_surname_stands_for_the_full_name_of_the_article(extract):
    text = RU + "Мост закрыл мэр Иван Петров.\n\n«Мы идём», — сказал Петров."
    assert extract(text)[-1].attribution.resolved == "Иван Петров"


def test_a_name_in_another_case_is_resolved_to_the_plain_one(extract):
    text = PL + "„Idziemy” – powiedział Jan Nowak. Według Jana Nowaka most jest „za stary”."
    assert extract(text)[-1].attribution.resolved == "Jan Nowak"


def test_an_office_stands_for_its_bearer(extract):
    text = FR + "Le pont a été fermé par la maire Ana Ruiz. « Nous irons », a dit la maire."
    assert extract(text)[-1].attribution.resolved == "Ana Ruiz"


def test_the_answer_to_a_question_after_a_dash_is_another_persons(extract):
    text = ES + "—¿Ha vuelto el barco? —preguntó la vieja.\n\n—Todavía no.\n\n—Vaya."
    assert [each.attribution.mention for each in extract(text)][:2] == ["la vieja", None]
