"""Speakers in German, Dutch, the Scandinavian languages and Finnish, each with its grammar."""

from __future__ import annotations

import pytest

GERMAN = (
    "Die Brücke über den Fluss ist seit dem Montag nicht mehr zu befahren, und es regnet "
    "auch noch.\n\n"
)
DUTCH = "De brug over de rivier is dicht en het verkeer staat sinds maandag vast.\n\n"
SWEDISH = "Bron över ån är stängd och det regnar. Ingen vet när den öppnas igen.\n\n"
DANISH = "Broen over åen har været lukket siden mandag, og det regner stadig ikke mere.\n\n"
NORWEGIAN = "Broen over elva har vært stengt siden mandag, og det regner ikke mer nå.\n\n"
FINNISH = "Silta on ollut kiinni maanantaista asti, ja se on jo vanha.\n\n"

CASES = [
    (GERMAN + "Für Jan Kolbe ist das „eine Schande“.", [("Jan Kolbe", "Jan Kolbe")]),
    (
        GERMAN + "Oder, wie es Jan Kolbe ausdrückt: „Das ist eine Schande.“",
        [("Jan Kolbe", "Jan Kolbe")],
    ),
    (
        GERMAN
        + (
            "„Wir schaffen das“, sagte der Gesundheits- und Sozialminister Jens Kolbe. „Mehr "
            "Geld gibt es nicht“, teilte das Gesundheits- und Sozialministerium mit."
        ),
        [
            ("der Gesundheits- und Sozialminister Jens Kolbe", "Jens Kolbe"),
            ("das Gesundheits- und Sozialministerium", None),
        ],
    ),
    (
        NORWEGIAN + "– Vi skal få dette til, skriver Helse- og omsorgsdepartementet i en epost.",
        [("Helse- og omsorgsdepartementet", "Helse- og omsorgsdepartementet")],
    ),
    (
        NORWEGIAN
        + (
            "– Vi må snu dette, sier Vikens trener til avisen. «Det er tungt», sier Vikens leder "
            "Anna Berg."
        ),
        [("Vikens trener", None), ("Vikens leder Anna Berg", "Anna Berg")],
    ),
    (
        DUTCH
        + (
            "„Wij gaan door”, zei burgemeester Jan van der Linden. „Het is nu of nooit”, aldus "
            "Van der Linden. „Onzin”, zegt Van Dijk. „Dat is niet waar”, zei Piet ’t Hooft."
        ),
        [
            ("burgemeester Jan van der Linden", "Jan van der Linden"),
            ("Van der Linden", "Jan van der Linden"),
            ("Van Dijk", "Van Dijk"),
            ("Piet ’t Hooft", "Piet ’t Hooft"),
        ],
    ),
    (
        GERMAN
        + (
            "„Das wird teuer“, räumte Bürgermeisterin Ilse Kröger (CDU) am Dienstag ein. Sie "
            "wolle das Geld „notfalls leihen“."
        ),
        [("Bürgermeisterin Ilse Kröger", "Ilse Kröger"), ("Sie", "Ilse Kröger")],
    ),
    (
        GERMAN
        + (
            "Der Sprecher der Stadtwerke, Jan Hinrichs, wies die Vorwürfe zurück: „Wir haben "
            "alles geprüft.“ Mehr wollte er nicht sagen."
        ),
        [("Der Sprecher der Stadtwerke, Jan Hinrichs", "Jan Hinrichs")],
    ),
    (
        GERMAN + "Nach Angaben eines Polizeisprechers war der Fahrer „nicht mehr ganz nüchtern“.",
        [("Polizeisprechers", None)],
    ),
    (
        GERMAN + "Von einem „schwarzen Tag“ sprach der Vorsitzende des Vereins, Emil Ott.",
        [("der Vorsitzende des Vereins, Emil Ott", "Emil Ott")],
    ),
    (
        GERMAN
        + (
            "„Ich habe ihn nicht gesehen“, beteuert Mandy Lorenz, die seit zehn Jahren im Kiosk "
            "arbeitet. „Er kam nie.“"
        ),
        [("Mandy Lorenz", "Mandy Lorenz"), ("Mandy Lorenz", "Mandy Lorenz")],
    ),
    (
        GERMAN + "Wie die Feuerwehr mitteilte, sei das Feuer „in letzter Minute“ gelöscht worden.",
        [("die Feuerwehr", None)],
    ),
    (
        GERMAN + "Ministerin Renate Alt hatte das Gesetz am Montag als „überfällig“ bezeichnet.",
        [("Ministerin Renate Alt", "Renate Alt")],
    ),
    (
        GERMAN
        + (
            "Die Firma Holzbau Wegner bedauerte den Unfall. „Unsere Gedanken sind bei der "
            "Familie“, heißt es in einer Mitteilung des Unternehmens."
        ),
        [("Mitteilung des Unternehmens", None)],
    ),
    (
        GERMAN + "„Wir“, sagt Trainer Uwe Lang und lacht, „haben nichts zu verlieren.“",
        [("Trainer Uwe Lang", "Uwe Lang"), ("Trainer Uwe Lang", "Uwe Lang")],
    ),
    (
        GERMAN
        + (
            "Auf die Frage nach dem Geld antwortet Lang knapp: „Kein Kommentar.“ Trainer Uwe Lang "
            "ging."
        ),
        [("Lang", "Uwe Lang")],
    ),
    (
        GERMAN
        + "Man müsse, so der Ökonom Piet Harms vom Institut für Wirtschaft, „endlich handeln“.",
        [("Ökonom Piet Harms", "Piet Harms")],
    ),
    (
        GERMAN + "Laut dem Bericht der Kommission gab es „erhebliche Mängel“.",
        [("Bericht der Kommission", None)],
    ),
    (
        GERMAN + "„Das ist doch Unsinn!“, empörte sich eine Anwohnerin.",
        [("eine Anwohnerin", None)],
    ),
    (
        GERMAN + "Sein Anwalt Kurt Busch sagte der Zeitung: „Mein Mandant schweigt.“",
        [("Sein Anwalt Kurt Busch", "Kurt Busch")],
    ),
    (
        GERMAN + "Angela Brandl ist Wirtin. „Früher kamen mehr Gäste“, erzählt die 63-Jährige.",
        [("die 63-Jährige", "Angela Brandl")],
    ),
    (
        GERMAN + "Die Linke warf dem Senat „Tatenlosigkeit“ vor.",
        [("Die Linke", None)],
    ),
    (
        DUTCH + "‘Dat kan zo niet langer’, foeterde wethouder Mieke Smit. ‘We gaan procederen.’",
        [("wethouder Mieke Smit", "Mieke Smit"), ("wethouder Mieke Smit", "Mieke Smit")],
    ),
    (
        DUTCH + "Volgens burgemeester Jan de Wit is de brug ‘een gevaar op de weg’.",
        [("burgemeester Jan de Wit", "Jan de Wit")],
    ),
    (
        DUTCH + "De vakbond noemt het besluit ‘onbegrijpelijk’.",
        [("De vakbond", None)],
    ),
    (
        DUTCH + "“Ik wist van niets”, aldus Karel Maes, woordvoerder van de spoorwegen.",
        [("Karel Maes", "Karel Maes")],
    ),
    (
        DUTCH + "Minister Anna Vos liet dinsdag weten dat ze ‘alle vertrouwen’ heeft in het plan.",
        [("Minister Anna Vos", "Anna Vos")],
    ),
    (
        DUTCH
        + (
            "‘Wij hebben gewonnen’, zegt Tom Bakker, die al jaren traint. ‘Eindelijk’, voegt hij "
            "eraan toe."
        ),
        [("Tom Bakker", "Tom Bakker"), ("hij", "Tom Bakker")],
    ),
    (
        DUTCH + "In een verklaring spreekt de directie van ‘een menselijke fout’.",
        [("de directie", None)],
    ),
    (
        DUTCH + "“Wij zijn er klaar voor”, klinkt het bij de organisatie.",
        [("de organisatie", None)],
    ),
    (
        DUTCH
        + (
            "Onderzoeker Lisa Claes van de universiteit van Gent waarschuwt: “De winter wordt "
            "lang.”"
        ),
        [("Onderzoeker Lisa Claes", "Lisa Claes")],
    ),
    (
        DUTCH + "De politie heeft de bestuurder ‘op heterdaad’ betrapt, zo meldt een woordvoerder.",
        [("een woordvoerder", None)],
    ),
    (
        DUTCH + "Hij werd door buren omschreven als ‘een stille man’.",
        [("buren", None)],
    ),
    (
        SWEDISH + "”Det blir dyrt”, säger kommunalrådet Karin Ek (M) till Dagbladet.",
        [("kommunalrådet Karin Ek", "Karin Ek")],
    ),
    (
        SWEDISH + "Enligt polisens presstalesperson Nils Berg är läget ”under kontroll”.",
        [("polisens presstalesperson Nils Berg", "Nils Berg")],
    ),
    (
        SWEDISH + "– Vi tänker inte ge oss, fastslår Lena Holm, ordförande i föreningen.",
        [("Lena Holm", "Lena Holm")],
    ),
    (
        SWEDISH + "Facket kallar förslaget ”ett hån mot personalen”.",
        [("Facket", None)],
    ),
    (
        SWEDISH + "Han beskriver sig själv som ”en vanlig bonde”. Per Sand är trött.",
        [("Han", None)],
    ),
    (
        SWEDISH + "Tränaren Olle Bergman suckade efter matchen.\n\n– Vi var för dåliga, sa han.",
        [("han", "Olle Bergman")],
    ),
    (
        SWEDISH
        + "Vd:n Maria Lund skriver i ett mejl att bolaget ”tar händelsen på största allvar”.",
        [("Vd:n Maria Lund", "Maria Lund")],
    ),
    (
        SWEDISH + "I rapporten står det att bron är ”i dåligt skick”.",
        [("rapporten", None)],
    ),
    (
        SWEDISH + "– Det är tragiskt, tycker grannen Bo Frisk. Men vi klarar oss.",
        [("grannen Bo Frisk", "Bo Frisk"), ("grannen Bo Frisk", "Bo Frisk")],
    ),
    (
        DANISH + "»Det bliver dyrt,« erkender borgmester Karen Holm (S).",
        [("borgmester Karen Holm", "Karen Holm")],
    ),
    (
        DANISH + "Ifølge direktør Jens Krogh er sagen »yderst alvorlig«.",
        [("direktør Jens Krogh", "Jens Krogh")],
    ),
    (
        DANISH + "- Vi giver ikke op, siger Lone Bach, som er formand for foreningen.",
        [("Lone Bach", "Lone Bach")],
    ),
    (
        DANISH + "Fagforeningen kalder forslaget for »en hån«.",
        [("Fagforeningen", None)],
    ),
    (
        DANISH + "»Han var en god ven,« husker Poul Dahl. »Vi savner ham.«",
        [("Poul Dahl", "Poul Dahl"), ("Poul Dahl", "Poul Dahl")],
    ),
    (
        DANISH + "I en skriftlig kommentar skriver ministeren, at han »ser frem til dialogen«.",
        [("ministeren", None)],
    ),
    (
        DANISH
        + "Forsker Mette Lind fra Aarhus Universitet mener, at tallene er »til at grine af«.",
        [("Forsker Mette Lind", "Mette Lind")],
    ),
    (
        DANISH + "»Så er det nu!« råbte træneren.",
        [("træneren", None)],
    ),
    (
        DANISH + "Broen er »livsfarlig«, lyder det fra beboerne.",
        [("beboerne", None)],
    ),
    (
        NORWEGIAN + "«Det blir dyrt», medgir ordfører Kari Moen (Ap).",
        [("ordfører Kari Moen", "Kari Moen")],
    ),
    (
        NORWEGIAN + "– Vi gir oss ikke, sier Lars Vik, leder i foreningen.",
        [("Lars Vik", "Lars Vik")],
    ),
    (
        NORWEGIAN + "Ifølge politiadvokat Siri Dahl var mannen «tydelig beruset».",
        [("politiadvokat Siri Dahl", "Siri Dahl")],
    ),
    (
        NORWEGIAN + "Statsråden omtaler saken som «svært alvorlig».",
        [("Statsråden", None)],
    ),
    (
        NORWEGIAN + "Treneren Odd Berg smilte etter kampen.\n\n– Dette var moro, sa han til NTB.",
        [("han", "Odd Berg")],
    ),
    (
        NORWEGIAN + "– Eg er glad, seier bonden Ola Hauge.",
        [("bonden Ola Hauge", "Ola Hauge")],
    ),
    (
        NORWEGIAN + "Forsker Nina Lie ved Universitetet i Oslo advarer mot «falsk trygghet».",
        [("Forsker Nina Lie", "Nina Lie")],
    ),
    (
        NORWEGIAN + "– Vi må vente, svarer hun. Kommunedirektør Tone Aas ser på klokka.",
        [("hun", None)],
    ),
    (
        FINNISH + "”Tämä tulee kalliiksi”, sanoo kaupunginjohtaja Liisa Virtanen.",
        [("kaupunginjohtaja Liisa Virtanen", "Liisa Virtanen")],
    ),
    (
        FINNISH + "Kaupunginjohtaja Liisa Virtasen mukaan silta on ”vaarallinen”.",
        [("Kaupunginjohtaja Liisa Virtasen", "Liisa Virtanen")],
    ),
    (
        FINNISH + "– Emme anna periksi, Matti Korhonen toteaa.",
        [("Matti Korhonen", "Matti Korhonen")],
    ),
    (
        FINNISH + "Ammattiliitto pitää esitystä ”loukkauksena”.",
        [("Ammattiliitto", None)],
    ),
    (
        FINNISH
        + (
            "Tutkija Anna Salo Helsingin yliopistosta varoittaa, että talvi on ”poikkeuksellisen "
            "pitkä”."
        ),
        [("Tutkija Anna Salo", "Anna Salo")],
    ),
    (
        FINNISH + "”Voitimme”, huusi valmentaja. ”Lopultakin!”",
        [("valmentaja", None), ("valmentaja", None)],
    ),
    (
        FINNISH + "Poliisin mukaan tilanne oli ”hallinnassa”.",
        [("Poliisin", None)],
    ),
    (
        FINNISH + "Hän kuvailee taloa ”unelmaksi”. Timo Laine hymyilee.",
        [("Hän", None)],
    ),
    (
        GERMAN
        + (
            "Oberbürgermeister Karl Voss (parteilos) zeigte sich erleichtert: „Jetzt kann es "
            "losgehen.“ Sein Stellvertreter sprach gar von einem „Meilenstein“."
        ),
        [("Oberbürgermeister Karl Voss", "Karl Voss"), ("Sein Stellvertreter", None)],
    ),
    (
        GERMAN
        + (
            "„Das kann doch nicht wahr sein“, stöhnt Petra Maas. Seit drei Wochen wartet die "
            "Rentnerin auf ihr Paket. „Ich rufe jeden Tag an.“"
        ),
        [("Petra Maas", "Petra Maas"), ("die Rentnerin", "Petra Maas")],
    ),
    (
        GERMAN + "Die Gewerkschaft Verdi hält die Pläne für „völlig überzogen“.",
        [("Die Gewerkschaft Verdi", "Verdi")],
    ),
    (
        GERMAN
        + (
            "„Wir sind auf einem guten Weg“, betonte Finanzsenator Ralf Timm, der am Freitag "
            "die Zahlen vorlegte, und ergänzte: „Aber wir sind nicht am Ziel.“"
        ),
        [("Finanzsenator Ralf Timm", "Ralf Timm"), ("Finanzsenator Ralf Timm", "Ralf Timm")],
    ),
    (
        GERMAN + "Gegenüber dem Kurier nannte Stadtrat Heinz Berger die Kritik „kleinlich“.",
        [("Stadtrat Heinz Berger", "Heinz Berger")],
    ),
    (
        GERMAN
        + (
            "Der Angeklagte schwieg. „Mein Mandant bereut die Tat“, verlas sein Verteidiger "
            "Tim Kunze."
        ),
        [("sein Verteidiger Tim Kunze", "Tim Kunze")],
    ),
    (
        GERMAN + "„Endlich!“, jubelte Sängerin Lara Stein auf Instagram. „Es ist ein Mädchen.“",
        [("Sängerin Lara Stein", "Lara Stein"), ("Sängerin Lara Stein", "Lara Stein")],
    ),
    (
        GERMAN + "In der Stellungnahme ist von „bedauerlichen Einzelfällen“ die Rede.",
        [(None, None)],
    ),
    (
        GERMAN
        + (
            "Grünen-Chefin Eva Lohse sieht darin „ein fatales Signal“. Auch aus der SPD kam Kritik."
        ),
        [("Grünen-Chefin Eva Lohse", "Eva Lohse")],
    ),
    (
        GERMAN
        + (
            "Die Polizei sucht nun Zeugen. Wer etwas gesehen habe, solle sich „umgehend "
            "melden“, so ein Sprecher."
        ),
        [("ein Sprecher", None)],
    ),
    (
        GERMAN
        + (
            "Ökonomin Maja Frick vom Institut für Weltwirtschaft warnte vor einer „Spirale "
            "nach unten“."
        ),
        [("Ökonomin Maja Frick", "Maja Frick")],
    ),
    (
        GERMAN
        + (
            "„Wir brauchen Regen“, sagt Landwirt Georg Huber, 58, und blickt zum Himmel. Ohne "
            "Regen sei die Ernte „verloren“."
        ),
        [("Landwirt Georg Huber", "Georg Huber"), ("Landwirt Georg Huber", "Georg Huber")],
    ),
    (
        GERMAN + "«Das isch guet», freute sich Gemeindepräsidentin Vreni Gerber über das Ja.",
        [("Gemeindepräsidentin Vreni Gerber", "Vreni Gerber")],
    ),
    (
        DUTCH
        + (
            "‘Een klap in het gezicht’, reageert vakbondsbestuurder Joke Prins op het besluit "
            "van de minister."
        ),
        [("vakbondsbestuurder Joke Prins", "Joke Prins")],
    ),
    (
        DUTCH + "“We zijn blij”, laat burgemeester Bart Claes weten in een mail.",
        [("burgemeester Bart Claes", "Bart Claes")],
    ),
    (
        DUTCH + "De rechter sprak van ‘een laffe daad’ en legde zes jaar cel op.",
        [("De rechter", None)],
    ),
    (
        DUTCH
        + (
            "Trainer Wim Jonk kon het niet geloven. ‘Dit is niet te verklaren’, zei hij na "
            "afloop. ‘Echt niet.’"
        ),
        [("hij", "Wim Jonk"), ("hij", "Wim Jonk")],
    ),
    (
        DUTCH
        + ("Uit het rapport blijkt dat de brug ‘ernstige gebreken’ vertoont, aldus de inspectie."),
        [("de inspectie", None)],
    ),
    (
        DUTCH
        + (
            "“Dat klopt niet”, countert oppositieleider Sarah Peeters (Groen). “De cijfers "
            "zijn oud.”"
        ),
        [
            ("oppositieleider Sarah Peeters", "Sarah Peeters"),
            ("oppositieleider Sarah Peeters", "Sarah Peeters"),
        ],
    ),
    (
        DUTCH
        + ("‘Het was een hel’, herinnert Ria Mulder (72) zich. Ze was toen negen. ‘Overal vuur.’"),
        [("Ria Mulder", "Ria Mulder"), ("Ze", "Ria Mulder")],
    ),
    (
        SWEDISH
        + (
            "– Vi har aldrig sett något liknande, uppger Peter Lind, presstalesperson vid "
            "polisen i Väst."
        ),
        [("Peter Lind", "Peter Lind")],
    ),
    (
        SWEDISH + "Läraren Eva Norén, 45, håller inte med.\n\n– Det är nonsens, fnyser hon.",
        [("hon", "Eva Norén")],
    ),
    (
        SWEDISH + "”Vi beklagar det inträffade”, skriver bolaget i ett pressmeddelande.",
        [("bolaget", None)],
    ),
    (
        SWEDISH + "Utrikesminister Maria Ståhl (S) avfärdar uppgifterna som ”rena fantasier”.",
        [("Utrikesminister Maria Ståhl", "Maria Ståhl")],
    ),
    (
        SWEDISH + "Som kommunens jurist Åke Blom uttrycker det: ”Lagen är tydlig.”",
        [("kommunens jurist Åke Blom", "Åke Blom")],
    ),
    (
        DANISH
        + (
            "»Vi må se i øjnene, at det går for langsomt,« lyder det fra klimaminister Dan "
            "Holst (V)."
        ),
        [("klimaminister Dan Holst", "Dan Holst")],
    ),
    (
        DANISH + "Cheføkonom Tine Bech fra Nordbank betegner tallene som »overraskende svage«.",
        [("Cheføkonom Tine Bech", "Tine Bech")],
    ),
    (
        DANISH + "- Det er en dejlig dag, jublede målmanden Kasper Friis efter kampen.",
        [("målmanden Kasper Friis", "Kasper Friis")],
    ),
    (
        DANISH
        + ("»Det har jeg aldrig sagt,« siger han. Søren Vad ser træt ud. »Aldrig,« gentager han."),
        [("han", None), ("han", "Søren Vad")],
    ),
    (
        DANISH + "Politiet oplyser, at manden er »i bedring«.",
        [("Politiet", None)],
    ),
    (
        NORWEGIAN + "– Dette er uakseptabelt, tordner SV-leder Mona Eide overfor Dagsavisen.",
        [("SV-leder Mona Eide", "Mona Eide")],
    ),
    (
        NORWEGIAN + "Sjeføkonom Jan Bugge i Fjordbanken tror renten blir «liggende lenge».",
        [("Sjeføkonom Jan Bugge", "Jan Bugge")],
    ),
    (
        NORWEGIAN + "I en pressemelding skriver departementet at tiltakene er «nødvendige».",
        [("departementet", None)],
    ),
    (
        NORWEGIAN + "– Jeg ble helt satt ut, minnes Tor Egeland (67). – Alt var borte.",
        [("Tor Egeland", "Tor Egeland"), ("Tor Egeland", "Tor Egeland")],
    ),
    (
        FINNISH + "– Olen pettynyt, harmittelee hyökkääjä Ville Koskinen. – Tämä piti voittaa.",
        [
            ("hyökkääjä Ville Koskinen", "Ville Koskinen"),
            ("hyökkääjä Ville Koskinen", "Ville Koskinen"),
        ],
    ),
    (
        FINNISH
        + (
            "Ministeri Sanna Aallon mielestä päätös oli ”ainoa mahdollinen”. Aalto puhui tiistaina."
        ),
        [("Ministeri Sanna Aallon", "Sanna Aalto")],
    ),
    (
        FINNISH + "”Asia on loppuun käsitelty”, Pekka Rantanen kuittaa Iltalehdelle.",
        [("Pekka Rantanen", "Pekka Rantanen")],
    ),
    (
        FINNISH + "Pormestari kommentoi asiaa viestipalvelu X:ssä: ”Hienoa työtä.”",
        [("Pormestari", None)],
    ),
    (
        GERMAN
        + (
            "Der Fahrgastverband spricht von einem „Armutszeugnis“. Verkehrsminister Olaf "
            "Brandt (FDP) verteidigte das Projekt. Es gebe „keine Alternative“. Kritiker "
            "werfen ihm vor, die Kosten „kleinzurechnen“."
        ),
        [
            ("Der Fahrgastverband", None),
            ("Verkehrsminister Olaf Brandt", "Olaf Brandt"),
            ("Kritiker", None),
        ],
    ),
    (
        FINNISH + "– Päätös oli raskas, sivistysjohtaja Outi Niemelä sanoo.",
        [("sivistysjohtaja Outi Niemelä", "Outi Niemelä")],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_the_speaker_and_the_name(extract, text, speakers):
    found = [quotation.attribution for quotation in extract(text)]
    assert [(each.mention, each.resolved) for each in found] == speakers


def test_a_pronoun_stands_for_the_topic_of_its_paragraph(extract):
    text = GERMAN + (
        "„Nein“, sagte Jonas Merk.\n\nBildhauerin Mia Voss mag Jonas Merk nicht. "
        "„Er kann nichts“, findet sie."
    )
    assert extract(text)[-1].attribution.resolved == "Mia Voss"


def test_whom_somebody_tells_of_is_not_who_says_so(extract):
    text = (
        GERMAN + "Jan Hinrichs wartete am Ufer.\n\n„Was Peter Krogmann baut, ist schief“, sagte er."
    )
    assert extract(text)[-1].attribution.resolved == "Jan Hinrichs"


def test_letters_in_brackets_stand_for_the_name(extract):
    text = GERMAN + (
        "Die Islamische Glaubensgemeinschaft (IGG) wartet.\n\n"
        "Die IGG widerspricht: „Das ist falsch.“"
    )
    assert extract(text)[-1].attribution.resolved == "Islamische Glaubensgemeinschaft"


@pytest.mark.parametrize(
    "text",
    [
        GERMAN + "Einsatz denkbar im Tagesdienst\n\n„Das geht nicht mehr lange gut.“",
        GERMAN + "Auf Plakaten wurde Deutschland als „Diktatur“ bezeichnet.",
        GERMAN + "Dann ertönten Rufe aus der Menge: „Gott ist groß.“",
        GERMAN + "Was ging Ihnen durch den Kopf?\n\n„Ich weiß es nicht mehr so genau.“",
    ],
)
def test_headings_questions_and_things_do_not_speak(extract, text):
    assert [quotation.attribution.mention for quotation in extract(text)] == [None]


def test_a_name_with_small_words_is_whole_after_what_its_bearer_is(extract):
    text = (
        "„Wir brauchen mehr Geld für die Häfen“, sagte Kommissionspräsidentin Ursula von der Linde "
        "am Montag in der Stadt. „Das ist nicht alles“, so von der Linde weiter."
    )
    first, second = (each.attribution for each in extract(text))
    assert first.mention == "Kommissionspräsidentin Ursula von der Linde"
    assert first.resolved == second.resolved == "Ursula von der Linde"


@pytest.mark.parametrize(
    ("text", "mention", "resolved"),
    [
        (DUTCH + "‘We gaan’, zegt Van der Linde.", "Van der Linde", "Van der Linde"),
        (
            DUTCH + "‘We gaan’, aldus het ministerie van Defensie.",
            "het ministerie van Defensie",
            None,
        ),
        (
            DUTCH + "‘We gaan’, aldus het ministerie van Water en Veren in Ardum.",
            "het ministerie van Water en Veren",
            None,
        ),
        (DANISH + "»Vi går,« oplyser Ministeriet for Færger.", "Ministeriet for Færger", None),
        (FINNISH + "”Mennään”, Koskela, 71, kertoo.", "Koskela", "Koskela"),
        (FINNISH + "”Mennään”, sanoo Liisa af Strand.", "Liisa af Strand", "Liisa af Strand"),
    ],
)
def test_a_name_is_told_from_what_somebody_is_for(extract, text, mention, resolved):
    attribution = extract(text)[-1].attribution
    assert (attribution.mention, attribution.resolved) == (mention, resolved)
