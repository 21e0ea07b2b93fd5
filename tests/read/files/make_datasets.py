"""Writes the small files of data sets of quotations beside it, to their published layouts.

The articles, outlets and people are invented. Offsets are taken from the text, so that nobody
has to count.
"""

import json
from pathlib import Path

FOLDER = Path(__file__).parent
TEXT = (
    "Westhaven keeps its harbour open\n\n"
    "The mayor, Ann Lee, said that the county had never been asked. “We will not close the "
    "harbour before the spring,” she told the council on Monday.\n\n"
    "Carl Dorn, who owns two trawlers, called the plan “a gift to nobody” and left the room.\n"
)


def span(words: str, start: int = 0) -> dict:
    at = TEXT.index(words, start)
    return {"start": at, "end": at + len(words), "text": words}


def index(words: str) -> str:
    found = span(words)
    return f"({found['start']},{found['end']})"


CITRON = {
    "text": TEXT,
    "quotes": [
        {
            "cue": span("said"),
            "sources": [span("The mayor, Ann Lee,")],
            "contents": [span("that the county had never been asked")],
            "confidence": 0.93,
        },
        {
            "cue": span("told"),
            "sources": [span("she")],
            "contents": [span("“We will not close the harbour before the spring,”")],
            "coreferences": [span("Ann Lee")],
            "confidence": 0.96,
        },
        {
            "cue": span("called"),
            "sources": [span("Carl Dorn, who owns two trawlers,")],
            "contents": [span("the plan “a gift to nobody”")],
            "confidence": 0.71,
        },
    ],
}


def tracked(speaker: str, quote: str, verb: str, kind: str, floating: bool = False) -> dict:
    return {
        "speaker": speaker,
        "speaker_index": index(speaker) if speaker else "",
        "quote": quote,
        "quote_index": index(quote),
        "verb": verb,
        "verb_index": index(verb) if verb else "",
        "quote_token_count": len(quote.split()),
        "quote_type": kind,
        "is_floating_quote": floating,
    }


TRACKED = [
    tracked("The mayor, Ann Lee,", "that the county had never been asked", "said", "SVC"),
    tracked("she", "“We will not close the harbour before the spring,”", "told", "QCQSV"),
    tracked("", "“a gift to nobody”", "", "QCQ", floating=True),
]
TRACKER = {
    "_id": {"$oid": "5eed00000000000000000001"},
    "outlet": "Harbour Post",
    "title": "Westhaven keeps its harbour open",
    "publishedAt": {"$date": "2020-06-15T08:00:00Z"},
    "url": "https://www.harbour-post.example/news/12",
    "body": TEXT,
    "quotes": TRACKED,
}
QUOTATIONS = [
    {
        "quoteID": "2020-01-06-000007",
        "quotation": "We will not close the harbour before the spring,",
        "speaker": "Ann Lee",
        "qids": ["Q0000001"],
        "date": "2020-01-06 09:12:00",
        "numOccurrences": 2,
        "probas": [["Ann Lee", "0.9412"], ["None", "0.0411"], ["Carl Dorn", "0.0177"]],
        "urls": [
            "https://www.harbour-post.example/news/12",
            "http://tidewater.example/2020/01/07/harbour",
        ],
        "phase": "E",
    },
    {
        "quoteID": "2020-01-07-000003",
        "quotation": "a gift to nobody",
        "speaker": "None",
        "qids": [],
        "date": "2020-01-07 18:00:00",
        "numOccurrences": 1,
        "probas": [["None", "0.6012"], ["Carl Dorn", "0.3988"]],
        "urls": ["http://tidewater.example/2020/01/07/harbour"],
        "phase": "E",
    },
]


def by_article(before: str, after: str) -> dict:
    return {
        "articleID": "2020010600000012",
        "url": "https://www.harbour-post.example/news/12",
        "date": "2020-01-06 09:12:00",
        "phase": "E",
        "title": "Westhaven keeps its harbour open",
        "names": [{"name": "Ann Lee", "ids": "[Q0000001]", "offsets": "[[45, 52]]"}],
        "quotations": [
            {
                "quoteID": "2020-01-07-000003",
                "numOccurrences": 1,
                "quotation": "a gift to nobody",
                "quotationOffset": 240,
                before: "Carl Dorn, who owns two trawlers, called the plan ",
                after: " and left the room.",
                "globalTopSpeaker": "Carl Dorn",
                "globalProbas": [["Carl Dorn", "0.8120"]],
                "localTopSpeaker": "None",
                "localProbas": [["None", "0.6012"], ["Carl Dorn", "0.3988"]],
            },
            {
                "quoteID": "2020-01-06-000007",
                "numOccurrences": 2,
                "quotation": "We will not close the harbour before the spring,",
                "quotationOffset": 98,
                before: "had never been asked. ",
                after: " Ms Lee told the council on Monday.",
                "globalTopSpeaker": "Ann Lee",
                "globalProbas": [["Ann Lee", "0.9412"]],
                "localTopSpeaker": "Ann Lee",
                "localProbas": [["Ann Lee", "0.7700"], ["None", "0.2300"]],
            },
        ],
    }


FILES = {
    "citron.json": [CITRON],
    "gender-gap-tracker.json": [TRACKER],
    "gender-gap-tracker-quotes.json": [TRACKED],
    "quotes-2020.json": QUOTATIONS,
    "quotebank-2020.json": [by_article("leftContext", "rightContext")],
    "quotebank-2020-context.json": [by_article("contextStart", "contextEnd")],
}

if __name__ == "__main__":
    for name, lines in FILES.items():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (FOLDER / name).write_text(text, encoding="utf-8")
