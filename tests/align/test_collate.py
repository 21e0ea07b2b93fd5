import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.align import collate_wording
from quoteprov.align.collate import clean_wording, collation_forms, collation_tokens

PIER = (
    "The harbour board has been badly shaken, and it could be on the brink of complete collapse "
    "in Port Ellery if all councillors focus on this objective."
)


def changes(lemma, text):
    return collate_wording(lemma, text).changes


def entries(lemma, text):
    return [
        (entry.op, entry.lemma, entry.reading) for entry in collate_wording(lemma, text).entries
    ]


CASES = {
    "punctuation": [
        ("We will rebuild, and we will reopen", "We will rebuild and we will reopen"),
        ("The ferry is late; the pier is shut", "The ferry is late. the pier is shut"),
        ("Who paid for the ferry", "Who paid for the ferry?"),
        ("the “so-called” experts", "the so-called experts"),
        ("It ends here", "It ... ends here"),
    ],
    "case": [
        ("The Pier will reopen", "the Pier will reopen"),
        ("the harbour board resigned", "the Harbour Board resigned"),
        ("they will never learn", "they will NEVER learn"),
        ("Closely Held Harbour Team", "closely held harbour team"),
    ],
    "spelling": [
        ("the harbour defences were organised", "the harbor defenses were organized"),
        ("a no-fly zone", "a no fly zone"),
        ("the cease-fire held", "the ceasefire held"),
        ("badly wounded by it", "badly wouded by it"),
        ("two of the ferries", "2 of the ferries"),
        ("12th of June", "12 of June"),
        ("the U.S. agreed", "the US agreed"),
        ("a café on the quay", "a cafe on the quay"),
        ("13 percent of fares", "13% of fares"),
        ("we're going to lose it", "we are gonna lose it"),
        ("they should have sailed", "they should've sailed"),
        ("it's been a long winter", "it has been a long winter"),
        ("throw 'em in the harbour", "throw them in the harbour"),
        ("on September 11 it burned", "on Sept 11 it burned"),
    ],
    "substitution": [
        ("and it could be the end", "and is could be the end"),
        ("a very big mistake", "a very grave mistake"),
        ("we lost a house", "we lost a horse"),
        ("expose the critics", "exposes the critics"),
        ("the county paid for it", "the country paid for it"),
        ("it's a long winter", "it was a long winter"),
        ("they were late", "they're late"),
    ],
    "insertion": [
        ("We will rebuild the pier", "We will quickly rebuild the pier"),
        ("We will rebuild", "We will rebuild. We always have"),
        ("Nobody asked the crew about it", "Nobody ever really asked the crew about it"),
    ],
    "deletion": [
        ("We will quickly rebuild the pier", "We will rebuild the pier"),
        ("because frankly they are great people", "because they are great people"),
        ("They are, you know, great people", "They are great people"),
        ("It is not, and never was, our pier", "It is not our pier"),
    ],
    "truncation": [
        (PIER, "on the brink of complete collapse"),
        (PIER, "The harbour board has been badly shaken"),
        (PIER, "if all councillors focus on this objective,"),
        ("Had [the crew] not been there, it would have been a wreck", "it would have been a wreck"),
        ("The pier burned, and [Hale] never came back to see it", "The pier burned"),
        ("She said, ‘I hope you can let this ferry go.’", "I hope you can let this ferry go"),
        ("I will tell you this, Hale: if you are listening, go", "Hale: if you are listening, go"),
        ("Is that what you want? Is that what happened in May?", "Is that what you want?"),
    ],
    "ellipsis": [
        (PIER, PIER.replace("and it could be on the brink of complete", "…")),
        (PIER, PIER.replace("in Port Ellery ", "... ")),
        (
            "We asked for help. Nobody came. The pier burned.",
            "We asked for help … The pier burned.",
        ),
        ("We asked . . . and the pier burned", "We asked for help and the pier burned"),
        ("We asked for help, and then nobody came", "We asked for help [...] nobody came"),
        ("We asked for help, and then nobody came", "We asked for help (…) nobody came"),
        (
            "We asked for help, the council laughed and then nobody came",
            "We asked for help … [and] nobody came",
        ),
        (
            "The pier burned, and nobody in the whole town came to see it. It was a shame",
            "The pier burned … It was a shame",
        ),
    ],
    "bracket": [
        ("The board will pay for it", "The [board] will pay for it"),
        ("We told him to stop at once", "We told [Mr Hale] to stop at once"),
        ("The pier will reopen", "[t]he pier will reopen"),
        ("They closed it in May", "[The board] closed it in May"),
        ("the pier will reopen", "(T)he pier will reopen"),
        ("He said it was his pier", "He said it was [Mr Hale’s] pier"),
        ("They closed it and left", "They closed it [in Port Ellery] and left"),
        ("we will close it", "we [would] close it"),
        ("we will rebuild them", "we will rebuild [the piers and the quays]"),
        ("he left us with nothing", "[Hale and the whole board] left us with nothing"),
    ],
    "splice": [
        (PIER, PIER.replace(", and it could be on the brink of complete collapse", "")),
        (
            "The crew was brave. The captain left by the first boat that night. We thank them all",
            "The crew was brave. We thank them all",
        ),
        (
            "We thank the crew of the ferry for what they did that night. We thank them all",
            "We thank the crew. We thank them all",
        ),
        (
            "The pier burned, and nobody in the whole town came to see it. It was a shame",
            "The pier burned. It was a shame",
        ),
    ],
    "sic": [
        ("the board have lied to us", "the board have [sic] lied to us"),
        ("there going to pay for it", "there (sic) going to pay for it"),
        ("this effects us all", "this effects [sic] us all"),
        ("it was theirs", "it was theirs [sic]"),
        ("it was there’s [sic] to take", "it was there’s to take"),
    ],
    "censored": [
        ("this is bullshit and they know", "this is bull**** and they know"),
        ("seven fucking years of waiting", "seven f---ing years of waiting"),
        ("what the fuck was that", "what the f— was that"),
        ("the damn ferry is late", "the [expletive] ferry is late"),
        ("a shit show of a meeting", "a s*** show of a meeting"),
        ("he is a prick and knows it", "he is a p—k and knows it"),
        ("they do shit all day", "they do sh— all day"),
        ("this shithole of a town", "this s***hole of a town"),
        ("what an asshole he is", "what an a--hole he is"),
        ("that son of a bitch", "that son of a b*tch"),
        ("that son of a bitch", "that son of a b–––"),
        ("they are full of bullshit", "they are full of bulls---"),
        ("they are full of bullshit", "they are full of bull[expletive]"),
        ("what a fucking fool", "what a (bleeping) fool"),
        ("fuck them all", "F— them all"),
    ],
    "damage": [
        ("and the United Ferries paid", "and theUnited Ferries paid"),
        ("we don't want it", "we don?t want it"),
        ("we don't want it", "we don\ufffdt want it"),
        ("the café is shut", "the caf\ufffd is shut"),
        ("the Port Ellery pier", "the PortEllery pier"),
        ("the pier is shut", "the pier is shut\ufffd"),
    ],
}


@pytest.mark.parametrize(
    ("change", "lemma", "text"),
    [(change, *pair) for change, pairs in CASES.items() for pair in pairs],
)
def test_every_change_has_its_class(change, lemma, text):
    assert changes(lemma, text) == (change,)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (PIER, "none"),
        (PIER.replace("it could", "It could").replace("shaken,", "shaken"), "accidental"),
        (PIER.replace("The harbour", "[t]he harbour"), "accidental"),
        (PIER.replace("it could", "is could"), "substantive"),
        (PIER.replace("it could", "[this] could"), "substantive"),
        ("on the brink of complete collapse", "substantive"),
    ],
)
def test_severity_tells_marks_from_words(text, severity):
    assert collate_wording(PIER, text).severity == severity


@pytest.mark.parametrize(
    ("lemma", "text", "alerts"),
    [
        ("we lost 14 boats", "we lost 40 boats", ("number",)),
        ("we lost two boats", "we lost three boats", ("number",)),
        ("we lost two boats", "we lost 2 boats", ()),
        ("some 200 people came out", "some people came out", ("number",)),
        ("a million people came", "a billion people came", ("number",)),
        ("one should not ask", "you should not ask", ()),
        ("work with Norland on this", "work with Norland Federation on this", ()),
        ("work with Norland on this", "work with Sudland on this", ("name",)),
        ("when Russia withdraws its men", "when Russian Federation withdraws its men", ("name",)),
        ("Norland has a duty", "Norlandic Federation has a duty", ("name",)),
        ("we spoke to Mr Hale today", "we spoke to Mr Haale today", ()),
        ("we spoke to Hale today", "we spoke to [Mr Hale] today", ()),
        ("they asked Norland's envoy", "they asked Norland envoys", ()),
        ("the ECB will pay", "the IMF will pay", ("name",)),
        ("we will pay", "we will not pay", ("negation",)),
        ("we don't want it", "we want it", ("negation",)),
        ("we can't and won't pay", "we will pay", ()),
        ("they have never asked", "they have always asked", ("negation",)),
        ("The pier is shut", "This pier is shut", ()),
        (PIER, "on the brink of complete collapse", ()),
        ("I don't think there are two Hales", "There are two Hales", ("negation",)),
        ("Don't pay with cash or a check", "pay with cash", ("negation",)),
        ("We pay them to do it, make no mistake", "We pay them to do it", ()),
        ("They asked for change on May 6th", "They asked for change", ()),
        ("14 of them got out of it", "got out of it", ()),
        ("They will be met by fire", "Nobody may threaten us again. They will be met by fire", ()),
        ("We rebuilt the pier", "We rebuilt the pier, which 14 others had not done since May", ()),
        ("The pier will be shut by May", "Nobody in Norland asked 12 of us why", ()),
        ("I really don't care about it", "I don't really care about it", ()),
        ("I don't think the crew should sail", "The crew shouldn't sail", ()),
        ("Landing is generally not allowed", "Landing is not generally allowed", ()),
        ("They don't land. They are fed and safe", "They land. They are not fed", ("negation",)),
        ("we asked our Norlander friends", "we asked our Norlanders friends", ()),
        ("a former Harbour Advisor left", "a former Harbour Adviser left", ()),
        (
            "On May 9th Hale shoved the keeper and asked him why it was shut. He left the pier",
            "On May 9th the keeper asked 14 men to go, and Marsh would not. He left the pier",
            (),
        ),
        ("No, I will not sail", "I will not sail", ()),
        ("No. 1, Hale, we pay for it", "Hale, we pay for it", ()),
        ("No crew will sail", "crew will sail", ("negation",)),
        ("they all joined the Harbour Union then", "they all joined the HU then", ()),
        ("they all joined the U.K. then", "they all joined the United Kingdom then", ()),
        ("they all joined the Harbour Union then", "they all joined the HQ then", ("name",)),
        ("Never again", "It is a pier that was built to last", ()),
        ("It is a pier that was built to last", "40 dead", ()),
        ("and I didn't have — did not have talks", "and I did not have talks", ()),
        ("and I did not have talks", "and I did not have — I didn't have talks", ()),
        ("and I didn't have — had talks", "and I had talks", ("negation",)),
    ],
)
def test_alerts(lemma, text, alerts):
    assert collate_wording(lemma, text).alerts == alerts


@pytest.mark.parametrize(
    ("lemma", "text", "expected"),
    [
        # A fragment that begins with a word of the quoting writer.
        (
            "He said the board had not told us. I hope you can see your way clear",
            "to see your way clear",
            [
                ("truncation", "He said the board had not told us. I hope you", ""),
                ("substitution", "can", "to"),
            ],
        ),
        # Two stretches of a speech that have their beginning in common.
        (
            "We condemn this fire, this waste and this greed on many piers, on many piers",
            "We condemn this fire, this waste and this greed. It has no place in Port Ellery",
            [
                ("truncation", "on many piers, on many piers", ""),
                ("insertion", "", "It has no place in Port Ellery"),
                ("punctuation", "", "."),
            ],
        ),
        # A masked word beside words that were added.
        (
            "get that prick",
            "get that p***k. He can do nothing right",
            [("censored", "prick", "p***k"), ("insertion", "", ". He can do nothing right")],
        ),
        # A comma that both have binds less than a word.
        (
            "I will tell you this, Hale: If you listen, go home",
            "Hale, if you listen, go home",
            [
                ("truncation", "I will tell you this,", ""),
                ("punctuation", ":", ","),
                ("case", "If", "if"),
            ],
        ),
        # Another part of a speech is not said in place of the lemma.
        (
            "We were going to shut the pier. There is no good time to do it",
            "It is an excuse of the council for having lost a ferry",
            [
                (
                    "truncation",
                    "We were going to shut the pier. There is no good time to do it",
                    "",
                ),
                ("insertion", "", "It is an excuse of the council for having lost a ferry"),
            ],
        ),
        (
            "You know, to be fair to them, half of the crew are eels",
            "past repair, but thankfully they are not the whole harbour",
            [
                ("truncation", "You know, to be fair to them, half of the crew are eels", ""),
                ("insertion", "", "past repair, but thankfully they are not the whole harbour"),
            ],
        ),
        (
            "I called the board the shame of the county and they are",
            "That will do much to put out the fires of anger and we will then be able to talk",
            [
                ("truncation", "I called the board the shame of the county and they are", ""),
                (
                    "insertion",
                    "",
                    "That will do much to put out the fires of anger and we will then be able to "
                    "talk",
                ),
            ],
        ),
        # Not even where they begin alike.
        (
            "I will say that I do not see any reason why it would be shut",
            "I have great trust in the men of the ferry, and Hale was very strong today",
            [
                ("truncation", "I will say that I do not see any reason why it would be shut", ""),
                (
                    "insertion",
                    "",
                    "I have great trust in the men of the ferry, and Hale was very strong today",
                ),
            ],
        ),
        # Nor where they end with the same mark.
        (
            "The question for the harbour now that it has so much work to do is: will it ask?",
            "Or go on to the next tide?",
            [
                (
                    "truncation",
                    "The question for the harbour now that it has so much work to do is: will it "
                    "ask",
                    "",
                ),
                ("insertion", "", "Or go on to the next tide"),
            ],
        ),
        # A word of two is no chance.
        (
            "You know, to just be grossly generalist about it, you can put them in one boat",
            "grossly generalistic",
            [
                ("truncation", "You know, to just be", ""),
                ("substitution", "generalist", "generalistic"),
                ("truncation", "about it, you can put them in one boat", ""),
            ],
        ),
        # Nor is a word between what was cut and a few others.
        (
            "Hale is calling for a complete shutdown of the pier until our county's inspectors can "
            "figure out what on earth is going on",
            "until we figure out what on earth is going on",
            [
                ("truncation", "Hale is calling for a complete shutdown of the pier", ""),
                ("substitution", "our county's inspectors can", "we"),
            ],
        ),
        # That a long lemma has such words somewhere does not make them its end.
        (
            "The council told us nothing. We were asked to a meeting about the ferry, "
            "the pier and the quay, which took half an hour, and that was the end of the meeting",
            "nothing came of the meeting",
            [
                (
                    "truncation",
                    "The council told us nothing. We were asked to a meeting about the "
                    "ferry, the pier and the quay, which took half an hour, and that was",
                    "",
                ),
                ("substitution", "the end", "nothing came"),
            ],
        ),
        # A compound is its parts.
        (
            "Hale is the law and order candidate",
            "law-and-order candidate",
            [
                ("truncation", "Hale is the", ""),
                ("spelling", "law and order", "law-and-order"),
            ],
        ),
        (
            "They will be met with fire and fury like nobody has seen",
            "fire-and-fury",
            [
                ("truncation", "They will be met with", ""),
                ("spelling", "fire and fury", "fire-and-fury"),
                ("truncation", "like nobody has seen", ""),
            ],
        ),
        (
            "the law-and-order candidate",
            "We are the law and order candidates",
            [
                ("insertion", "", "We are"),
                ("spelling", "law-and-order", "law and order"),
                ("substitution", "candidate", "candidates"),
            ],
        ),
        # As many words for about as many are an exchange, at an edge as elsewhere.
        (
            "We are going to give the crew a new ferry",
            "I promised the crew a new ferry",
            [("substitution", "We are going to give", "I promised")],
        ),
    ],
)
def test_places_are_parted_into_what_happened_there(lemma, text, expected):
    found = collate_wording(lemma, text).entries
    assert sorted((entry.change, entry.lemma, entry.reading) for entry in found) == sorted(expected)


@pytest.mark.parametrize(
    ("lemma", "text"),
    [
        ("He called the pier a ‘farce.’", "He called the pier a ‘farce"),
        ("my ‘wires tapped’ in the tower", 'my "wires tapped" in the tower'),
    ],
)
def test_marks_of_quotations_within_make_no_variant(lemma, text):
    assert collate_wording(lemma, text).entries == ()


@pytest.mark.parametrize(
    ("lemma", "text"),
    [
        ("the pier & the quay", "the pier &amp; the quay"),
        ("the “old” pier", "the &quot;old&quot; pier"),
        ("we don’t want it", "we don&#8217;t want it"),
        ("we don’t want it", "we donâ€™t want it"),
        ("we don’t want it", "we donÃ¢â‚¬â„¢t want it"),
        ("a pier – for now", "a pier Ã¢â‚¬â€œ for now"),
        ("the pier is shut", "the pi\u00ader is\u200b shut"),
        ("the pier is shut", "the&nbsp;pier is shut"),
        ("an efficient office, first", "an efﬁcient oﬃce, ﬁrst"),
        ("I was going to ask", "I was going to ask—"),
        ("I was going to ask", "I was going to ask --"),
    ],
)
def test_damage_that_can_be_undone_makes_no_variant(lemma, text):
    assert collate_wording(lemma, text).entries == ()


def test_one_word_for_one_word_is_one_entry():
    wording = collate_wording(PIER, PIER.replace("it could", "is could"))
    (entry,) = wording.entries
    assert (entry.op, entry.lemma, entry.reading) == ("replace", "it", "is")
    assert wording.text[entry.reading_start : entry.reading_end] == "is"
    assert collation_tokens(PIER)[entry.start].form == "it"


def test_adjacent_replaced_words_form_one_entry():
    assert entries("a big red boat sank", "a small green boat sank") == [
        ("replace", "big red", "small green")
    ]


def test_a_comma_beside_a_replaced_word_is_its_own_entry():
    assert entries("the zones, and the rest", "the areas and the rest") == [
        ("replace", "zones", "areas"),
        ("delete", ",", ""),
    ]


def test_a_fragment_is_aligned_where_it_was_cut():
    lemma = "The board said the crew and the captain left the pier on the night of the fire"
    found = collate_wording(lemma, "the captain left the pier")
    assert [entry.lemma for entry in found.entries] == [
        "The board said the crew and",
        "on the night of the fire",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We don’t know,” she said—“yet”.",
        '"We don\'t know," she said -- "yet"',
        "“We don’t\n   know,” she said — “yet”,",
    ],
)
def test_typography_makes_no_wording(text):
    assert collation_forms(clean_wording(text)) == collation_forms(
        "“We don't know,” she said–“yet”"
    )


def test_marks_that_continue_a_quotation_are_dropped():
    assert clean_wording("We waited.\n\n“Then we left,") == "We waited. Then we left"
    assert clean_wording("We waited.\n\n“Then” we left") == "We waited. “Then” we left"


def test_a_full_stop_at_the_end_is_no_variant():
    assert collate_wording("We left.", "We left,").severity == "none"
    assert collate_wording("We left!", "We left").changes == ("punctuation",)


MARKS = [",", ".", "…", "?", "–", "“it”", "[Hale]", "[sic]"]
WORDS = st.sampled_from(
    [*MARKS, "the", "The", "pier", "no", "not", "two", "2", "ferry", "don’t", "f---", "a"]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=30)


@settings(max_examples=300, deadline=None)
@given(st.text("a.\u201d \t\n\r\x0b\x1f\x85\xa0\u2003\u2028\u3000\u200b"))
def test_white_space_of_any_kind_is_one_space(text):
    assert clean_wording(text) == " ".join(text.split())


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_the_entries_turn_the_lemma_into_the_wording(lemma, text):
    wording = collate_wording(lemma, text)
    source, target = collation_tokens(lemma), collation_tokens(wording.text)
    restored = []
    place = 0
    for entry in wording.entries:
        restored += [token.form for token in source[place : entry.start]]
        restored += [
            token.form
            for token in target
            if entry.reading_start <= token.start and token.end <= entry.reading_end
        ]
        place = entry.end
    restored += [token.form for token in source[place:]]
    assert restored == [token.form for token in target]
    assert (wording.severity == "none") == (not wording.entries)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    wording = collate_wording(text, text)
    assert (wording.entries, wording.changes, wording.severity) == ((), (), "none")


def test_a_misread_space_is_white_space():
    wording = collate_wording("the pier is shut", "theÂ\xa0pier  is\xa0shutÂ\x85")
    assert wording.entries == ()
    assert collate_wording("Â\x85", "Â\x85").entries == ()


def test_absurd_lengths_are_bounded():
    # Minutes, were the place of the shorter one sought within the longer one.
    wordy = [f"word{at * at % 3001}" for at in range(30_000)]
    assert collate_wording(" ".join(wordy), " ".join(wordy[::-3])).entries
    wording = collate_wording("no " * 60_000, "yes " * 60_000)
    assert [entry.op for entry in wording.entries] == ["delete", "insert"]
    assert collate_wording("no " * 100_000, "no " * 99_999).entries


def test_endless_compounds_are_bounded():
    wording = collate_wording("pier " * 50_000, "pier-" * 49_999 + "pier")
    assert [entry.change for entry in wording.entries] == ["spelling"]


def test_a_fragment_of_two_words_leaves_out_both_ends():
    lemma = (
        "The council is ready to study with the county a shared plan for the quays, including "
        "tide-proof gates, a second pumping station and regular inspections of the old walls"
    )
    wording = collate_wording(lemma, "tide-proof gates")
    assert wording.changes == ("truncation",)
    assert [(entry.op, entry.reading) for entry in wording.entries] == [
        ("delete", ""),
        ("delete", ""),
    ]


def test_brackets_around_a_word_are_one_intervention():
    wording = collate_wording("Hale was wounded", "[Hale] was wounded")
    (entry,) = wording.entries
    assert (entry.lemma, entry.reading, entry.change) == ("Hale", "[Hale]", "bracket")
