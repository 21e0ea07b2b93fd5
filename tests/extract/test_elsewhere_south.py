"""Who speaks in Romance languages and Greek, whose verbs leave out or share their subjects."""

from __future__ import annotations

import pytest

from quoteprov.extract.elsewhere.tongues import load_lists, load_tongue

FR = "Le pont est fermé depuis lundi et les habitants ne sont pas contents.\n\n"
ES = "El puente está cerrado y los vecinos no pueden pasar con sus barcos.\n\n"
IT = "Il ponte è chiuso e non si può passare con la barca.\n\n"
PT = "A ponte está fechada e não se pode passar com o barco.\n\n"
EL = "Η γέφυρα έκλεισε και το πλοίο είναι εδώ, αλλά δεν φεύγει.\n\n"

# The last quotation of each text: its speaker, and the name it stands for.
CASES = [
    ("part of a name", ES + "“Vamos”, explicaba el ministerio de Exteriores de Egipto ayer.",
     "el ministerio de Exteriores de Egipto", None),
    ("cited with a verb", ES + "Según contó Luis Peña a la agencia, “es una vergüenza”.",
     "Luis Peña", "Luis Peña"),
    ("told by", IT + "Secondo quanto riferito da Carlo Benussi, «è una vergogna».",
     "Carlo Benussi", "Carlo Benussi"),
    ("printed", IT + "«È una vergogna», si legge nella nota della Regione.",
     "nota della Regione", None),
    ("printed", IT + "In una nota della rete si legge «tutti a casa».", "nota della rete", None),
    ("printed", PT + "“É uma vergonha”, lê-se na nota da Câmara.", "nota da Câmara", None),
    ("thus", IT + "«È una vergogna»: così Carlo Benussi commenta la chiusura.",
     "Carlo Benussi", "Carlo Benussi"),
    ("topic", FR + "Keeve Vask, qui voyait ce jeudi le maire Luc Rey, affirme qu'il souhaite « un "
     "pont tout neuf ».", "il", "Keeve Vask"),
    ("no person", ES + "Habló el ministro Luis Peña. “Vamos”, informó este ministerio.",
     "este ministerio", None),
    ("no person", FR + "Luc Rey est venu. « Nous irons », conclut ce rapport.", "ce rapport", None),
    ("nobody's place", FR + "« Nous irons », promet-on à l'Institut.", "l'Institut", None),
    ("nobody's place", FR + "Du côté de l'inspection, on évoque « un pont trop vieux ».",
     "l'inspection", None),
    ("nobody", FR + "Luc Rey est venu. « Nous irons », dit-on.", "on", None),
    ("this one", FR + "Luc Rey range les chaises. « Nous irons », dit ce couvreur de 57 ans.",
     "ce couvreur de 57 ans", "Luc Rey"),
    ("apposition", FR + "« Nous irons », dit Ève Rey, mère de deux enfants et présidente du club. "
     "« Demain », assure la présidente.", "la présidente", "Ève Rey"),
    ("participle", ES + "Habló la jueza Ana Ruiz. Preguntada por el puente, replicó: «Vamos».",
     "la jueza Ana Ruiz", "Ana Ruiz"),
    ("no agent", ES + "Fue un rescate que la jueza, Ana Ruiz, calificó de «muy complejo» por el "
     "frío.", "la jueza, Ana Ruiz", "Ana Ruiz"),
    ("initials", FR + "« Nous irons », a déclaré J.-P. Moreau, le maire. Selon Moreau, « le pont "
     "est vieux ».", "Moreau", "J.-P. Moreau"),
    ("nationality", EL + "«Πάμε», είπε ο Γάλλος πρόεδρος Ρενέ Μαλέ.",
     "ο Γάλλος πρόεδρος Ρενέ Μαλέ", "Ρενέ Μαλέ"),
    ("rare verb", FR + "« Nous irons », a maugréé Luc Rey.", "Luc Rey", "Luc Rey"),
    ("age", IT + "«Andiamo», ha detto il 34enne.", "il 34enne", None),
    ("age", EL + "«Πάμε», είπε ο 34χρονος.", "ο 34χρονος", None),
    ("ministry", ES + "«Vamos», señaló el ministro de Puentes y Caminos.",
     "el ministro de Puentes y Caminos", None),
    ("ministry", IT + "«Andiamo», ha detto il ministro dei Ponti e delle Strade.",
     "il ministro dei Ponti e delle Strade", None),
    ("long name", ES + "«Vamos», dijo María del Carmen Ruiz de la Peña.",
     "María del Carmen Ruiz de la Peña", "María del Carmen Ruiz de la Peña"),
    ("catalan name", ES + "«Vamos», dijo Carles Puig i Roca.", "Carles Puig i Roca",
     "Carles Puig i Roca"),
    ("rare verb", IT + "«Andiamo», hanno bofonchiato i pescatori.", "i pescatori", None),
    ("reflexive", FR + "« Nous irons », se désole Luc Rey.", "Luc Rey", "Luc Rey"),
    ("enclitic", PT + "“Vamos embora”, disse-lhe a diretora, Rita Vale, à saída.",
     "a diretora, Rita Vale", "Rita Vale"),
    ("two verbs", IT + "«Andiamo», fa notare Carlo Benussi.", "Carlo Benussi", "Carlo Benussi"),
    ("two verbs", FR + "« Nous irons », fait valoir Luc Rey.", "Luc Rey", "Luc Rey"),
    ("relative", ES + "Habló la alcaldesa, Lucía Ferrán, quien calificó la obra de “pura farsa”.",
     "Lucía Ferrán", "Lucía Ferrán"),
    ("relative, article", EL + "Μίλησε ο δήμαρχος Νίκος Ρήγας, ο οποίος χαρακτήρισε το έργο «μια "
     "παλιά φάρσα».", "ο δήμαρχος Νίκος Ρήγας", "Νίκος Ρήγας"),
    ("relative, cited", FR + "C'est ce que craint Luc Rey, selon qui le pont « va tomber ».",
     "Luc Rey", "Luc Rey"),
    ("relative, object", ES + "Ana Ruiz rechazó el arreglo del muelle, que califica de “pura "
     "farsa”.", "Ana Ruiz", "Ana Ruiz"),
    ("relative, aside", ES + "Sobre el muelle que reclamó el gremio, Ana Ruiz fue tajante: “Vamos "
     "a casa”.", "Ana Ruiz", "Ana Ruiz"),
    ("shared subject", ES + "Ana Ruiz bajó al muelle y recalcó que el puente “es de todos”.",
     "Ana Ruiz", "Ana Ruiz"),
    ("gerund", PT + "O autarca Rui Vale subiu à ponte, frisando que a obra “é de todos”.",
     "O autarca Rui Vale", "Rui Vale"),
    ("infinitive", FR + "« Nous irons », dit Luc Rey. Et d'ajouter : « Tous ensemble. »", "Luc Rey",
     "Luc Rey"),
    ("left out", IT + "La sindaca Carla Benussi scende dal battello. «Andiamo a casa», sorride.",
     "La sindaca Carla Benussi", "Carla Benussi"),
    ("left out, inserted", ES + "“Vamos”, dijo Ana Ruiz. Lo del puente, admite, “es otra cosa”.",
     "Ana Ruiz", "Ana Ruiz"),
    ("inserted", PT + "O resultado, pondera Rui Vale, “não muda nada”.", "Rui Vale", "Rui Vale"),
    ("noun like a verb", FR + "Le juge Luc Rey a déclaré : « Nous irons. »", "Le juge Luc Rey",
     "Luc Rey"),
    ("adverb before a noun", IT + "La prima cittadina sottolinea «il ruolo di tutti».",
     "La prima cittadina", None),
    ("adjective", ES + "“Vamos”, dijo el jefe del Gobierno polaco.",
     "el jefe del Gobierno polaco", None),
    ("rank", FR + "Le Premier ministre britannique a déclaré : « Nous irons. »",
     "Le Premier ministre britannique", None),
    ("unknown adjective", IT + "«Andiamo», scrive il commissario prefettizio.",
     "il commissario prefettizio", None),
    ("number", FR + "« Nous irons », a prévenu cet ouvrier de 51 ans, hier.",
     "cet ouvrier de 51 ans", None),
    ("after what tells where", EL + "Με ανάρτηση στο Facebook ο δήμαρχος Νίκος Ρήγας έγραψε: «Θα "
     "πάμε».", "ο δήμαρχος Νίκος Ρήγας", "Νίκος Ρήγας"),
    ("as a verb says", EL + "Όπως ανέφερε ο δήμαρχος Νίκος Ρήγας, το έργο είναι «μια παλιά φάρσα».",
     "ο δήμαρχος Νίκος Ρήγας", "Νίκος Ρήγας"),
    ("as a verb says", IT + "Secondo quanto riferisce Carla Benussi, il ponte è «troppo vecchio».",
     "Carla Benussi", "Carla Benussi"),
    ("as what is known", IT + "Carla Benussi ride. «Andiamo», stando a quanto trapela, dice lei.",
     "lei", "Carla Benussi"),
    ("thus", IT + "«Andiamo a casa». Così il sindaco, Carlo Benussi, ha risposto a tutti.",
     "il sindaco, Carlo Benussi", "Carlo Benussi"),
    ("function of another", ES + "“Vamos”, dice Ana Ruiz. La vecina se ríe: “Siempre igual”.",
     "La vecina", None),
    ("function of something else", ES + "“Vamos”, dice el jefe del ejército, Luis Vega. “No”, "
     "replica el jefe de la oposición.", "el jefe de la oposición", None),
    ("function of something", ES + "“Vamos”, dice Luis Vega. Poco después habló el jefe del "
     "puerto: “Nadie se va”.", "el jefe del puerto", None),
    ("sentence after it", FR + "« C'est une honte. » Jeanne Rey, 83 ans, ne décolère pas.",
     "Jeanne Rey", "Jeanne Rey"),
    ("name alone", IT + "Lo dice Carlo Benussi. Non è d'accordo Zorzan: «Andiamo a casa».",
     "Zorzan", "Zorzan"),
    ("participle first", ES + "Consultado por la prensa, el secretario, Luis Vega, calló. “Vamos”, "
     "dijo.", "el secretario, Luis Vega", "Luis Vega"),
    ("aside", FR + "« Nous irons », a pour sa part averti Luc Rey.", "Luc Rey", "Luc Rey"),
    ("office for something", IT + "«Andiamo», fa sapere l'assessore all'Ambiente Carlo Benussi.",
     "l'assessore all'Ambiente Carlo Benussi", "Carlo Benussi"),
    ("gesture with something", IT + "«Andiamo», allarga le braccia Carlo Benussi.",
     "Carlo Benussi", "Carlo Benussi"),
    ("part of a body's name", FR + "Le ministère de la Pêche a salué « un beau travail ».",
     "Le ministère de la Pêche", None),
    ("age", EL + "«Θα πάμε», θυμάται ο 80χρονος Νίκος Ρήγας.", "ο 80χρονος Νίκος Ρήγας",
     "Νίκος Ρήγας"),
    ("office that one holds", PT + "“Vamos”, diz Rui Vale. O prefeito prometeu “muita obra”.",
     "O prefeito", None),
    ("for somebody", FR + "Pour le maire, Luc Rey, ce pont est « trop vieux ».",
     "le maire, Luc Rey", "Luc Rey"),
    ("what was said", IT + "«Andiamo a casa». Parola di Carla Benussi, 79 anni.", "Carla Benussi",
     "Carla Benussi"),
    ("what was said", IT + "Secca la replica di Carla Benussi: «Andiamo a casa».", "Carla Benussi",
     "Carla Benussi"),
    ("what was said", ES + "Palabras que Ana Ruiz acogió con humor: “Vamos a casa”.", "Ana Ruiz",
     "Ana Ruiz"),
    ("unknown verb", ES + "El rector, Luis Vega, enmarcaría el puente en “la apuesta por todos”.",
     "El rector, Luis Vega", "Luis Vega"),
    ("somebody presented", IT + "Tra i passeggeri c'è don Carlo, parroco di Rovigno. Dice: "
     "«Andiamo a casa».", "don Carlo", "Carlo"),
    ("function of one named", ES + "La concejala de Pesca, Rosa Vega, lo niega. “Vamos a casa”, "
     "insiste la edil.", "la edil", "Rosa Vega"),
    ("function that owns a name", FR + "La ministre de l'Industrie, Ève Rey, est venue. « Nous "
     "irons », répète la ministre de l'Industrie.", "la ministre de l'Industrie", "Ève Rey"),
    ("several of a function", PT + "A diretora, Rita Vale, saiu. “Vamos embora”, dizem as "
     "diretoras.", "as diretoras", None),
    ("elided name", FR + "Hélène d’Arvan est venue. « Nous irons », dit Mme d’Arvan.",
     "Mme d’Arvan", "Hélène d’Arvan"),
    ("pronoun with an article", EL + "«Θα πάμε», είπε η υπουργός Άννα Ρήγα. «Όλοι μαζί», τόνισε η "
     "ίδια.", "η ίδια", "Άννα Ρήγα"),
    ("given name in a case", EL + "Δούλεψε με τον Μηνά Κοντό. «Θα πάμε», έλεγε ο Μηνάς.", "ο Μηνάς",
     "Μηνά Κοντό"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "mention", "resolved"), CASES)
def test_the_subject_of_a_verb_is_found(extract, name, text, mention, resolved):
    found = extract(text)[-1].attribution
    assert (found.mention, found.resolved) == (mention, resolved)


@pytest.mark.parametrize(
    "text",
    [
        ES + "El puente sirve para los barcos “de siempre”.",
        ES + "El aparato, bautizado como “Ranita de Río”, flota.",
        IT + "In una nota della rete manca «tutti a casa».",
        FR + "La demande du port est de « trois sur dix ».",
        PT + "Os barcos continuam com “a mesma carga” de sempre.",
    ],
)
def test_what_is_no_verb_of_speech_has_no_speaker(extract, text):
    assert extract(text)[-1].attribution.mention is None


def test_a_phrase_that_ends_the_text_opens_nothing(extract):
    assert extract(IT + "«Andiamo», stando a quanto")[-1].attribution.mention is None


def test_the_parts_of_a_sentence_have_the_speaker_whom_its_end_names(extract):
    found = extract(ES + "El muelle es “muy viejo” y el puente “muy nuevo”, dijo Ana Ruiz.")
    assert [each.attribution.mention for each in found] == ["Ana Ruiz", "Ana Ruiz"]
    assert found[0].attribution.confidence == "low"


@pytest.mark.parametrize("language", ["french", "spanish", "portuguese", "italian"])
def test_each_form_of_a_regular_verb_is_known(language):
    tongue = load_tongue(language)
    section = load_lists(language)
    assert tongue is not None
    listed = [name for name in section if name.startswith("said_")]
    assert listed
    for name in listed:
        conjugation = name.partition("_")[2]
        stem = min(section[name])
        finite = {stem + ending for ending in section["finite_" + conjugation]}
        assert finite <= tongue.cues
        assert {stem + ending for ending in section["loose_" + conjugation]} <= (
            tongue.loose | tongue.cues
        )


def test_no_list_holds_what_is_no_word():
    for name in ("french", "spanish", "portuguese", "italian", "greek"):
        for words in load_lists(name).values():
            assert not [word for word in words if set(word) & set("<>=()")]
