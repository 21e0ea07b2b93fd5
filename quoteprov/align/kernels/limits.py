"""The limits that a kernel and its reference share."""

from __future__ import annotations

# Groups of up to this many sequences are paired wholly; larger ones in chains, which keeps the
# number of pairs linear.
WHOLE_GROUP = 12
HOPS = 3

# A phrase of two or three words stands in countless sentences; beyond this it says nothing.
MOST_HOLDERS = 400

# The slot of a template is known by so many words on either side of it.
CONTEXT = 2
# A word that fills a slot in a single wording may be a slip or an edit; a template is what at
# least so many words fill in at least so many wordings each. Among 200,000 synthetic quotations
# this leaves 2% of those made from templates in mixed utterances, of 16% without.
FEWEST_FILLERS = 3
FEWEST_WORDINGS = 2
# Copies of copies repeat a slip, but the word that was said still leads by far.
MOST_OF_ONE = 0.5

# A member with a smaller share of the words of the longest of its group is a fragment that strayed
# in, and does not take the whole group elsewhere. Among 200,000 synthetic quotations this costs
# .001 of recall and gives .018 of precision.
SPEAKS_FOR = 0.8

# How a member that holds another lays claim to it: not at all, by its words and its date, by its
# speaker or article as well, or by words that need nothing else.
NO_CLAIM, OPEN_CLAIM, SURE_CLAIM, OWN_WORDS = range(4)
# A parent that does not hold so many of the witnesses of a fragment holds a phrase that others use
# for themselves. Where the fragment is printed so many times as often as the parent, only a common
# speaker or article counts.
LEAST_CLAIMED = 0.5
OFTENER = 3

# What fewer articles print for longer than a window may be one occasion that some come back to. Of
# 62 phrases that a speaker is quoted with for longer, in real news, this finds 11 repeated: ten
# slogans ("witch hunt", "lock her up") and one verdict that was quoted anew when it was reviewed.
FEWEST_REPEATING = 5

# So many people who are quoted with the same few words in the same days, none of them in half of
# the articles, use an idiom ("zero tolerance", "Medicare for all"). In real news this takes apart
# 20 groups, none of which was what one person had said; asked of all days, and not of the same, it
# took 105 apart, and with them words that one had said before others made an idiom of them.
FEWEST_VOICES = 4
