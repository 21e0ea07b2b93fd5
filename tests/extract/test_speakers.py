"""Who said it: one case or more for each rule, and the traps of attribution."""

from __future__ import annotations

import pytest

CASES = [
    ("inverted", '"We won," said Ana Ruiz, a nurse in Ohio.', "Ana Ruiz", "said"),
    ("inverted, title", '"We won," said Gov. Ana Ruiz of the floods.', "Gov. Ana Ruiz", "said"),
    ("inverted, group", '"We won," said a spokesman for the city.', "a spokesman for the city",
     "said"),
    ("clause", '"We won," Ana Ruiz said on Monday.', "Ana Ruiz", "said"),
    ("clause, comma outside", '"We won", Ana Ruiz said.', "Ana Ruiz", "said"),
    ("clause, adverb", '"We won," Ana Ruiz later told reporters.', "Ana Ruiz", "told"),
    ("clause, appositive", '"We won," Ana Ruiz, a nurse in Ohio, said.', "Ana Ruiz", "said"),
    ("clause, relative", '"We won," Ana Ruiz, who led the team, said.', "Ana Ruiz", "said"),
    ("clause, of", '"We won," Ana Ruiz of the Institute for Rivers said.',
     "Ana Ruiz of the Institute for Rivers", "said"),
    ("clause, document", '"The dam is sound," the report concluded.', "the report", "concluded"),
    ("clause, pronoun and phrase", '"We won," she went on.', "she", "went on"),
    ("clause, as", 'It was "a mess," as Ana Ruiz put it.', "Ana Ruiz", "put"),
    ("question mark", '"Who won?" Ana Ruiz asked.', "Ana Ruiz", "asked"),
    ("according to", '"We won," according to Ana Ruiz.', "Ana Ruiz", "according to"),
    ("left, comma", 'Ana Ruiz said, "We won."', "Ana Ruiz", "said"),
    ("left, colon", 'Ana Ruiz told the council: "We won."', "Ana Ruiz", "told"),
    ("left, clause", 'Ana Ruiz said the plan was "a mess" at best.', "Ana Ruiz", "said"),
    ("left, appositive", 'Ana Ruiz, a nurse in Ohio, called it "a mess".', "Ana Ruiz", "called"),
    ("left, parenthesis", 'Sen. Ana Ruiz (R-Ohio) called it "a mess".', "Sen. Ana Ruiz",
     "called"),
    ("left, participle", 'Ana Ruiz left the room, calling the plan "a mess".', "Ana Ruiz",
     "calling"),
    ("left, two verbs", 'Ana Ruiz rose and said, "We won."', "Ana Ruiz", "said"),
    ("left, reported clause", 'Ana Ruiz said she believes the plan is "a mess".', "Ana Ruiz",
     "said"),
    ("left, day", 'Ana Ruiz on Sunday called the plan "a mess".', "Ana Ruiz", "called"),
    ("left, passive", 'Ana Ruiz was asked by Bo Lindt, "Who won?"', "Bo Lindt", "asked"),
    ("left, noun", 'Ana Ruiz\'s claim that the plan is "a mess" was denied.', "Ana Ruiz",
     "claim"),
    ("left, plural", 'Officials say the plan is "a mess" by now.', "Officials", "say"),
    ("left, quoted", 'The Herald quoted Ana Ruiz on Monday as saying the plan was "a mess".',
     "Ana Ruiz", "saying"),
    ("left, quoted pronoun", 'The Herald quoted him as saying the plan was "a mess".', "him",
     "saying"),
    ("left, quoted owner", 'The Herald cites her lawyer as calling the plan "a mess".',
     "her lawyer", "calling"),
    ("left, quoted by", 'Ana Ruiz was quoted by the Herald as saying the plan was "a mess".',
     "Ana Ruiz", "saying"),
    ("left, even as", 'The talks showed a gap, even as Ana Ruiz called the plan "a mess".',
     "Ana Ruiz", "called"),
    ("left, things of a kind", 'Ana Ruiz said that conservative topics saw "a mess" of clicks.',
     "Ana Ruiz", "said"),
    ("left, adverb of sentences", 'Ana Ruiz nevertheless insisted the plan was "a mess".',
     "Ana Ruiz", "insisted"),
    ("left, absolute", 'The club met, with Bay Trust analysts claiming it was "a mess".',
     "Bay Trust analysts", "claiming"),
    ("left, governed absolute", 'The club urged a vote, with Ana Ruiz calling the plan "a mess".',
     "Ana Ruiz", "calling"),
    ("left, after a state", 'It was Bo Lindt, R-Ohio. Ana Ruiz called it "a mess".', "Ana Ruiz",
     "called"),
    ("left, after a short state", 'It was Bo Lindt, D-Calif. Another mayor called it "a mess".',
     "Another mayor", "called"),
    ("clause, after a short state", '"We won," Rep. Ana Ruiz, R-W.Va., the whip, said.',
     "Rep. Ana Ruiz", "said"),
    ("first person", '"Who won?" I asked.', "I", "asked"),
    ("no speaker after", 'Ana Ruiz said he "flatly" denies the claims.', "Ana Ruiz", "said"),
    ("tail", 'There will be "no delay" this year, Mayor Ana Ruiz said.', "Mayor Ana Ruiz",
     "said"),
    ("name and colon", 'Ana Ruiz: "We won."', "Ana Ruiz", None),
    ("signed", '"We won." — Ana Ruiz', "Ana Ruiz", None),
    ("handle", '@anaruiz tweeted: "We won."', "@anaruiz", "tweeted"),
    ("clause, noun and verb", '"We won," the statement read.', "the statement", "read"),
    ("clause, no comma", '"It is so" Ana Ruiz said.', "Ana Ruiz", "said"),
    ("according to, memoir", '"We won," according to Ana\'s memoir.', "Ana's memoir",
     "according to"),
    ("according to, adverb", '"We won," according to the newly printed report.',
     "the newly printed report", "according to"),
    ("left, adverb of a name", 'Ana Kelly replied, "We won."', "Ana Kelly", "replied"),
    ("left, name of a month", 'Theresa May said: "We stay."', "Theresa May", "said"),
    ("left, name of an auxiliary", 'Will described the plan as "a mess".', "Will", "described"),
    ("left, noun and verb", 'The campaign shrugged, saying "We won."', "The campaign", "saying"),
    ("left, clause on whom", 'Ana Ruiz told voters who wonder about it that it is "a mess".',
     "Ana Ruiz", "told"),
    ("left, reported name", 'Ana Ruiz said Bo Lindt had called the plan "a mess" before.',
     "Ana Ruiz", "said"),
    ("left, clause of time", 'When Bo Lindt announced it, Ana Ruiz called it "a mess".',
     "Ana Ruiz", "called"),
    ("left, joined clause", 'Bo Lindt said so, and Ana Ruiz called it "a mess".', "Ana Ruiz",
     "called"),
    ("left, put together", 'Bo Lindt said he has put together "the best game in town".', "Bo Lindt",
     "said"),
    ("left, with", 'The crowd rose, with Ana Ruiz loudly yelling, "We won!"', "Ana Ruiz",
     "yelling"),
    ("left, what is issued", 'Ana Ruiz issued a statement Tuesday saying, "We won."', "Ana Ruiz",
     "saying"),
    ("left, noun and name", 'The headteacher, Ana Ruiz, said it was "a mess".', "Ana Ruiz",
     "said"),
    ("left, it", 'The paper had no doubt. It added, "We won."', "It", "added"),
    ("left, her claim", 'There are doubts about her claim that "we won" it.', "her", "claim"),
    ("left, what is somebody's",
     'Her decision followed Ruiz\'s statement blaming "a mess" on Lindt.', "Ruiz", "statement"),
    ("left, a part of something",
     'The key part of Lindt\'s report is a talk, when she says Ruiz left before saying "a mess".',
     "she", "saying"),
    ("left, some of many", 'A number of voters called it "a mess".', "A number of voters",
     "called"),
    ("left, noun and object", 'Ana Ruiz published a letter that said it was "a mess".',
     "a letter", "said"),
    ("left, last week", 'Ana Ruiz last week called it "a mess".', "Ana Ruiz", "called"),
    ("left, said before a clause",
     'If it rained, Ana Ruiz said that would be understood to be "a mess".', "Ana Ruiz", "said"),
    ("left, party", 'Sen. Ana Ruiz, D-Ohio, who won, said it was "a mess".', "Sen. Ana Ruiz",
     "said"),
    ("left, familiar with", 'A man familiar with Lindt\'s thinking said it was "a mess".',
     "A man familiar with Lindt's thinking", "said"),
    ("clause, participle", '"The dam is sound," the leaked report says.', "the leaked report",
     "says"),
    ("clause, verb after an article", '"It is over," the written complaint alleges.',
     "the written complaint", "alleges"),
    ("inverted, dated", '"It is over now," said the Aug. 30 statement.', "the Aug. 30 statement",
     "said"),
    ("according to, noun in -ing", 'According to the ruling, he came late and "took the stand".',
     "the ruling", "According to"),
    ("left, participle of the noun", 'The alleged victim said it was "a mess" by then.',
     "The alleged victim", "said"),
    ("left, quantity", 'Most say it is "the end" of the town.', "Most", "say"),
    ("left, contraction", 'She\'d said it was "a mess" by then.', "She", "said"),
    ("right, contraction", '"It was over by then," he’d told them.', "he", "told"),
    ("left, contracted passive", 'We’re told by Ana Ruiz it was "a mess" by then.', "Ana Ruiz",
     "told"),
    ("said first", 'Said Ruiz: "We won."', "Ruiz", "Said"),
    ("said first, of somebody", 'Added Ruiz of the charges against Lindt: "We won."', "Ruiz",
     "Added"),
    ("said in between", 'As long as it stands, says Ana Ruiz, it will be "a mess" by law.',
     "Ana Ruiz", "says"),
    ("said of another", 'Ana Ruiz, a nurse, said Bo Lindt, who left, was torn by "it all" then.',
     "Ana Ruiz", "said"),
    ("told in between", 'Ana Ruiz, who came late, told Bo Lindt, "We won."', "Ana Ruiz", "told"),
    ("headline, no verb", "Council 'deeply sorry' over it", "Council", None),
    ("headline", "Ruiz: They must 'take a hard look' at it", "Ruiz", None),
    ("inverted, officer of a body", '"We won," said Knights of Ashford chief Ana Ruiz.',
     "Knights of Ashford chief Ana Ruiz", "said"),
    ("left, particle", 'It was late, and de Ruiz said it was "a mess" by then.', "de Ruiz", "said"),
    ("inverted, particle", '"We won," said Ana van der Lindt.', "Ana van der Lindt", "said"),
    ("left, abbreviation in brackets", 'It was Rep. Ana Ruiz (R-Penn.), who said it was "a mess".',
     "Rep. Ana Ruiz", "said"),
    ("clause, plans to", '"We will win," Ana Ruiz plans to say.', "Ana Ruiz", "say"),
    ("clause, long name, no comma",
     '"He is here" Ashford Council Press Secretary Ana Maria Ruiz Soto said.',
     "Ashford Council Press Secretary Ana Maria Ruiz Soto", "said"),
    ("tail after another", '"It is done," and "we are glad," said Ana Ruiz.', "Ana Ruiz", "said"),
    ("tail after another, clause", 'The dam is "a mess" that will "never hold," Ana Ruiz said.',
     "Ana Ruiz", "said"),
    ("left, somebody's claim", 'Bo Lindt rejected teacher Ana Ruiz\'s claim that "we won" it.',
     "teacher Ana Ruiz", "claim"),
    ("left, what a claim is", 'Bo Lindt called Ana Ruiz\'s claim "a mess" then.', "Bo Lindt",
     "called"),
    ("left, a day's claim", 'Bo Lindt repeated Monday\'s claim that "we won" it.', "Bo Lindt",
     "repeated"),
    ("chants from", 'Bo Lindt was greeted with chants of "build it" from protesters.',
     "protesters", "chants"),
    ("clause, surname of a body", '"We won," Ruiz of the Council for Rivers said.', "Ruiz", "said"),
    ("left, office without a comma", 'Ana Ruiz, owner of the boats said it was "a mess" then.',
     "Ana Ruiz", "said"),
    ("left, one", 'They came. One wrote, "We won it all."', "One", "wrote"),
    ("left, one of a kind", 'They came. One editor who wrote, "We won it all," left.', "One editor",
     "wrote"),
    ("left, thing that says", 'It rained. The old guidance says they "should be heard" in court.',
     "The old guidance", "says"),
    ("left, thing that states", 'It rained. The accord states: "We are one."', "The accord",
     "states"),
    ("left, plural and noun", 'Ana Ruiz called the new reports "a mess" then.', "Ana Ruiz",
     "called"),
    ("left, noun of somebody", 'Ana Ruiz saw no sense in the crew\'s comments that "we won" then.',
     "Ana Ruiz", "saw"),
    ("printed after", 'Ana Ruiz said it was "a mess at best," the Herald reported.', "Ana Ruiz",
     "said"),
    ("reported alone", 'The dam is "a mess at best," the Herald reported.', "the Herald",
     "reported"),
    ("noun after", 'Ana Ruiz called it "a mess," terms he has used before.', "Ana Ruiz", "called"),
    ("left, day before", 'Monday, Lindt\'s deputy on the Ashford Council, Ana Ruiz, told us "no".',
     "Lindt's deputy on the Ashford Council", "told"),
    ("left, age and place", 'Ana Ruiz, 57, of Pen Argyl, Ohio, said it was "a mess" then.',
     "Ana Ruiz", "said"),
    ("left, response from", 'Bo Lindt said so, prompting a quick response from the mayor: "No."',
     "the mayor", "response"),
    ("tail, verb far before",
     'Many were deemed unfit by their towns and the state, or "waived" it, the report said.',
     "the report", "said"),
    ("left, office of another", 'Speaking in Pen Argyl, Secretary of State Ana Ruiz said "no".',
     "Secretary of State Ana Ruiz", "said"),
    ("left, dash and who", 'They sent it to Ana Ruiz — who responded by saying, "We won."',
     "Ana Ruiz", "saying"),
    ("subject only", 'Ana Ruiz spent the day on "the mess" in town.', "Ana Ruiz", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "speaker", "cue"), CASES)
def test_the_rules_find_speaker_and_cue(extract, name, text, speaker, cue):
    attribution = extract(text)[0].attribution
    assert (attribution.mention, attribution.cue) == (speaker, cue)
    assert attribution.span is not None
    assert text[attribution.span.start : attribution.span.end] == speaker


@pytest.mark.parametrize(
    ("text", "rule", "confidence"),
    [
        ('"We won," said Ana Ruiz.', "right_inverted", "high"),
        ('"We won," Ana Ruiz said.', "right_clause", "high"),
        ('Ana Ruiz said, "We won."', "left_clause", "high"),
        ('Ana Ruiz said the plan was "a mess".', "left_clause", "high"),
        ('Ana Ruiz spent the day on "the mess" in town.', "sentence_subject", "low"),
    ],
)
def test_rule_and_confidence_say_how_it_was_found(extract, text, rule, confidence):
    attribution = extract(text)[0].attribution
    assert (attribution.rule, attribution.confidence) == (rule, confidence)


def mentions(quotations):
    return [quotation.attribution.mention for quotation in quotations]


def rules(quotations):
    return [quotation.attribution.rule for quotation in quotations]


def test_the_parts_of_a_split_sentence_share_a_number(extract):
    text = '"We won," Ana Ruiz said, "and we will win again." She left. "Bye," she said.'
    found = extract(text)
    assert [quotation.part for quotation in found] == [0, 0, None]
    assert mentions(found)[:2] == ["Ana Ruiz", "Ana Ruiz"]


def test_a_second_sentence_is_no_part_of_the_first(extract):
    found = extract('"We won," Ana Ruiz said. "We will win again."')
    assert [quotation.part for quotation in found] == [None, None]
    assert rules(found) == ["right_clause", "carried_over"]
    assert found[1].attribution.confidence == "high"


def test_parts_of_two_sentences_have_two_numbers(extract):
    text = '"A is," Ana Ruiz said, "a B." "C is," Bo Lindt said, but "no D."'
    assert [quotation.part for quotation in extract(text)] == [0, 0, 1, 1]


def test_the_paragraph_above_names_the_speaker(extract):
    text = '"We won," Ana Ruiz said.\n\n"We will win again. It is our year."'
    assert mentions(extract(text)) == ["Ana Ruiz", "Ana Ruiz"]


def test_a_paragraph_that_ends_in_a_colon_introduces_the_next(extract):
    text = '"No," Bo Lindt said.\n\nAna Ruiz went on to say:\n\n"We will win again. It is time."'
    found = extract(text)
    assert (mentions(found)[1], rules(found)[1]) == ("Ana Ruiz", "introduced")


@pytest.mark.parametrize("between", ["Advertisement:", "ADVERTISEMENT", "Read more"])
def test_what_a_page_puts_between_paragraphs_introduces_nothing(extract, between):
    found = extract(f'Ana Ruiz told them this:\n\n{between}\n\n"We won it all and we are glad."')
    assert mentions(found) == ["Ana Ruiz"]


def test_what_somebody_put_somewhere_is_no_speech(extract):
    found = extract('She left after the "quiet years" until "A Day," he had put out none.')
    assert mentions(found)[0] != "he"


def test_a_caption_of_a_headline_is_nobody(extract):
    found = extract("Body", title="OPINION: The boats are the real 'enemies of the town'")
    assert mentions(found) == [None]


def test_a_date_signs_nothing(extract):
    assert mentions(extract('"We won it all and we are glad of it." — Aug. 30')) == [None]


def test_a_quotation_that_ends_a_paragraph_is_attributed_below(extract):
    text = 'It rained.\n\n"The whole valley is under water now,"\n\nsaid Ana Ruiz on Monday.'
    found = extract(text)
    assert (mentions(found), rules(found)) == (["Ana Ruiz"], ["next_paragraph"])


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_quotation_is_signed_in_a_paragraph_of_its_own(extract, indent):
    text = f'It rained.\n\n"The whole valley is under water now."\n\n{indent}— Ana Ruiz'
    found = extract(text)
    assert (mentions(found), rules(found)) == (["Ana Ruiz"], ["next_paragraph"])


def test_the_speaker_of_the_sentence_before_is_taken(extract):
    text = 'Ana Ruiz was furious. "We have lost a whole year."'
    found = extract(text)
    assert (mentions(found), rules(found)) == (["Ana Ruiz"], ["previous_sentence"])


def test_the_sentence_before_may_end_with_its_speaker(extract):
    found = extract('Hard work remains, says Ana Ruiz, a nurse. "We have lost a whole year."')
    assert (mentions(found), rules(found)) == (["Ana Ruiz"], ["previous_sentence"])


def test_a_clause_that_only_introduces_names_its_own_speaker(extract):
    text = 'After Bo Lindt said the plan was "a mess," Ana Ruiz said: "It is not."'
    assert mentions(extract(text)) == ["Bo Lindt", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "exact", "label"),
    [
        ('Ana Ruiz spoke on NBC\'s "Meet the Press" about rivers.', "Meet the Press", "title"),
        ('The hit movie "Frozen River" was shown. It rained.', "Frozen River", "title"),
        ('"Frozen River" star Ana Ruiz came to town.', "Frozen River", "title"),
        ('It rained.\n\nThere was a "concession" wagon in it.', "concession", "scare"),
    ],
)
def test_titles_and_scare_quotes_are_kept_and_labelled(extract, text, exact, label):
    (quotation,) = extract(text)
    assert quotation.exact == exact
    assert quotation.attribution.rule == label
    assert quotation.attribution.mention is None
    assert quotation.attribution.confidence == "low"


@pytest.mark.parametrize(
    "text",
    [
        'The crowd broke into chants of "Build It Now" all night.',
        'They read the sign: "Welcome Home"',
        'Ana Ruiz called the law "Lex Ruiz" at once.',
    ],
)
def test_what_is_uttered_in_capitals_is_no_title(extract, text):
    (quotation,) = extract(text)
    assert quotation.attribution.rule not in ("title", "scare")


@pytest.mark.parametrize(
    "text",
    [
        'Terrible! Just found out that the dam had "a new leak" in it since March.',
        'Remember "we will never sell the river to anybody"?',
        'Call your mayor and say no to "a new leak" in the dam now.',
        'Can Mayor Ruiz stop "a new leak" in the dam?',
        'Decrying the plan was "an act of courage" at that time in the valley.',
        'In fact, Ruiz\'s victory was "a turning point" for the whole valley.',
        'The words Ruiz used were "a turning point" for the whole valley.',
        'The rise of Ruiz was "a turning point" for the whole valley.',
    ],
)
def test_what_cannot_speak_is_no_speaker(extract, text):
    assert mentions(extract(text)) == [None]


@pytest.mark.parametrize(
    "text",
    [
        'According to the "harbour for all" report, it will cost more.',
        'According to her "way back" plan, the firms must pay for it all.',
        'According to Bo Lindt\'s "Gorse: A History" and other books, it was built in 1815.',
    ],
)
def test_the_beginning_of_a_phrase_is_no_speaker(extract, text):
    assert mentions(extract(text)) == [None]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ('Bo Lindt says it ends in the U.S. She says it was "a long way off" now.', "She"),
        ('In a series of Twitter posts, Ana Ruiz, a nurse, wrote: "We won."', "Ana Ruiz"),
        ('According to council reports, Ana Ruiz said it was "a long way off" then.', "Ana Ruiz"),
        ('One of the documents reads: "We won the day."', "One of the documents"),
        ('It rained. One old nurse said: "We won the day."', "One old nurse"),
        ('A letter obtained by the Herald says that it was "a long way off" now.', "A letter"),
        ('A letter recently sent by Bo Lindt warns: "We are late."', "A letter"),
        ('Voters angered by Bo Lindt said: "We are late."', "Voters"),
        ('Dams built by Bo Lindt say: "We are late."', "Bo Lindt"),
        ('A girl asked for a boat and Ana Ruiz said, "We have none."', "Ana Ruiz"),
        ('"It is not over," an outside adviser said of the plan.', "an outside adviser"),
        ('Police said "no one was hurt" but witnesses described "chaos."', "witnesses"),
        ('Ana Ruiz said that "we" will win; Bo Lindt said "they" will not.', "Bo Lindt"),
        ('"It is over" — Ana Ruiz, mayor', "Ana Ruiz"),
        ('"The Long Way Home" — Ana Ruiz', None),
        ('Asked whether the dam was "a mess," Ana Ruiz said it was sound.', None),
        ('When asked by Bo Lindt if the dam "holds," Ana Ruiz said no.', "Bo Lindt"),
        ('Asked whether it is over Ana Ruiz said: "No."', "Ana Ruiz"),
        ('Asked point-blank, "Who won?" Ana Ruiz said that nobody had.', None),
        ('Asked about it, "We won," Ana Ruiz replied.', "Ana Ruiz"),
        ('Asked if it is over, Ana Ruiz said "not yet" again.', "Ana Ruiz"),
        ('Most states “bind” their delegates to what the towns want.', "Most states"),
        ('It rained. (Bo Lindt said so.) Ana Ruiz said it was "a long way off" now.', "Ana Ruiz"),
        ('Ana Ruiz said it fits well with the council, which says it was "a mess".',
         "the council"),
        ('Bo Lindt spoke before he read the order, which states it is "a long way off" now.',
         "the order"),
        ('The Herald reported that Mayor Ana Ruiz called it "a long way off" then.',
         "Mayor Ana Ruiz"),
        ('The Herald reported that Ana Ruiz thought it "a long way off" then.', "The Herald"),
        ('Bo Lindt said the firm, which complained, did not claim "to keep up" then.',
         "Bo Lindt"),
        ('It came from Ana Ruiz, the head of the Ashford Council, who wrote: "We won."',
         "Ana Ruiz"),
        ('Bo Lindt took a swipe at Ana Ruiz, who had written about it, saying it was "a mess".',
         "Ana Ruiz"),
        ('Bo Lindt saw the work, which they spoilt by saying it was "a mess".', "Bo Lindt"),
        ('On Friday, Ana Ruiz followed, saying Lindt was determined to "leave" and warned of "it".',
         "Ana Ruiz"),
        ('Bo Lindt called it "new," and Ana Ruiz in 2010 said it was "a mess".', "Ana Ruiz"),
        ('Ana Ruiz sought to mend it, saying Lindt does believe "it is over" now.', "Ana Ruiz"),
        ('Bo Lindt stirred them up, quoting a fan who said it was "over" now.', "a fan"),
        ('Firms made much of it ever since Ana Ruiz lured Lindt here by asking, "Do you want it?"',
         "Ana Ruiz"),
        ('Bo Lindt was glad after Ana Ruiz sent a letter calling on them to "honour it" then.',
         "Ana Ruiz"),
        ('The talk ended a trip in which Ana Ruiz tried Lindt and described it as "a mess" then.',
         "Ana Ruiz"),
        ('Bo Lindt left when Ana Ruiz spoke, calling it "a mess".', "Bo Lindt"),
        ('Ana Ruiz paused. Half of the respondents called it "a long way off" then.',
         "Half of the respondents"),
        ('The head of one of the boats said it was "a long way off" then.',
         "The head of one of the boats"),
        ('A man briefed on it said "we won it all" to them.', "A man"),
        ('It is here. Hide Caption 2 of 8 Photos: The boats A banner says "we won it all" here.',
         "A banner"),
    ],
)  # fmt: skip
def test_the_verb_finds_its_own_subject(extract, text, mention):
    assert mentions(extract(text))[-1] == mention
