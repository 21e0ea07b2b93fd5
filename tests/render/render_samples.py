"""Answers made by hand: invented outlets, words of public record or invented ones."""

from __future__ import annotations

from quoteprov.model import (
    Attestation,
    Comparison,
    Counts,
    Descent,
    Entry,
    First,
    Provenance,
    Rejection,
    Related,
    Speaker,
    UnquotedCarrier,
    Witness,
)
from quoteprov.model.answers import (
    ArticleRow,
    ArticlesAnswer,
    Check,
    DoctorAnswer,
    ExportLine,
    ExtractAnswer,
    IndexAnswer,
    Library,
    QuotationRow,
    ReadableFormat,
    ShowAnswer,
    TopAnswer,
    TopRow,
    TraceAnswer,
)

INDEX = Counts(articles=14, outlets=9, quotations=61, utterances=23)
LEMMA = (
    "ISIS has been badly wounded, and it could be on the brink of complete defeat in Syria "
    "if all parties focus on this objective."
)
RUSSIA = "The United States and Russia certainly have unresolved differences on a number of issues."
LONG = (
    "Let me say to every family that lost a roof, a harvest or a neighbour in the flood that "
    "this council will not count the cost by the square metre, will not ask you to fill in the "
    "same form in three offices, and will not close the emergency kitchen on Harbour Street "
    "until the last of you sleeps under a dry ceiling again, because a town that sends its own "
    "people from one counter to the next has already let the water in a second time."
)


def witness(sigil, outlet, exact, published=None, precision=None, **more):
    values = {
        "article": f"article-{outlet.lower().replace(' ', '-')}",
        "title": f"{outlet} on Syria",
        "path": f"articles/{outlet.lower().replace(' ', '_')}.txt",
        "record": None,
        "url": None,
        "field": "text",
        "start": 120,
        "end": 120 + len(exact),
        "place": "body",
        "speaker": "Tillerson",
        "resolved": "Rex Tillerson",
        "inferred": False,
        "cue": "said",
        "confidence": "high",
    }
    return Witness(
        sigil=sigil,
        outlet=outlet,
        exact=exact,
        published=published,
        precision=precision,
        **values | more,
    )


def unquoted(outlet, exact, published=None, precision=None, **more):
    values = {
        "article": f"article-{outlet.lower().replace(' ', '-')}",
        "title": None,
        "path": f"articles/{outlet.lower().replace(' ', '_')}.txt",
        "record": None,
        "field": "text",
        "start": 40,
        "end": 40 + len(exact),
    }
    return UnquotedCarrier(
        outlet=outlet, exact=exact, published=published, precision=precision, **values | more
    )


def attest(text, *witnesses, changes=(), severity="none", alerts=(), entries=()):
    return Attestation(
        text=text,
        changes=changes,
        severity=severity,
        alerts=alerts,
        entries=entries,
        witnesses=witnesses,
    )


def _typo():
    text = LEMMA.replace("it could", "is could")
    return attest(
        text,
        witness("D", "Northern Wire", text, "2017-07-05T22:40", "minute"),
        witness("E", "Coastline", text, "2017-07-06", "day", copy_of="article-northern-wire"),
        changes=("substitution",),
        severity="substantive",
        entries=(
            Entry(
                op="replace",
                change="substitution",
                lemma="it",
                reading="is",
                start=6,
                end=7,
                reading_start=33,
                reading_end=35,
            ),
        ),
    )


def _headline():
    text = "on the brink of complete defeat"
    cut = {"op": "delete", "change": "truncation", "reading": ""}
    return attest(
        text,
        witness(
            "F",
            "Morning Lantern",
            text,
            "2017-07-06",
            "day",
            place="headline",
            field="title",
            speaker=None,
            resolved="Rex Tillerson",
            inferred=True,
            cue=None,
            confidence="low",
        ),
        changes=("truncation",),
        severity="accidental",
        entries=(
            Entry(lemma=LEMMA[:45], start=0, end=9, reading_start=0, reading_end=0, **cut),
            Entry(
                lemma=LEMMA[76:],
                start=15,
                end=25,
                reading_start=len(text),
                reading_end=len(text),
                **cut,
            ),
        ),
    )


def _spliced():
    text = "ISIS has been wounded, and it could be on the brink of total defeat"
    end = len(text)
    place = text.index("total")
    return attest(
        text,
        witness("G", "Evening Standard-Bearer", "ISIS has been wounded", "2017-07-07", "day"),
        witness(
            "G",
            "Evening Standard-Bearer",
            "and it could be on the brink of total defeat",
            "2017-07-07",
            "day",
            start=180,
            end=224,
        ),
        changes=("deletion", "substitution", "truncation"),
        severity="substantive",
        entries=(
            Entry(
                op="delete",
                change="deletion",
                lemma="badly",
                reading="",
                start=3,
                end=4,
                reading_start=14,
                reading_end=14,
            ),
            Entry(
                op="replace",
                change="substitution",
                lemma="complete",
                reading="total",
                start=13,
                end=14,
                reading_start=place,
                reading_end=place + 5,
            ),
            Entry(
                op="delete",
                change="truncation",
                lemma=LEMMA[76:],
                reading="",
                start=15,
                end=25,
                reading_start=end,
                reading_end=end,
            ),
        ),
    )


def tillerson() -> Provenance:
    """Four wordings, a copy, a headline, a split quotation, an undated outlet, a stemma."""
    return Provenance(
        id="8f3a2c91d0b4e677",
        lemma=LEMMA,
        speaker=Speaker("Rex Tillerson", "agreed"),
        first=First(
            status="dated",
            published="2017-07-05T22:40",
            precision="minute",
            outlets=("Northern Wire",),
        ),
        outlets=7,
        independent=6,
        wordings=(
            attest(
                LEMMA,
                witness("A", "The Daily Ledger", LEMMA, "2017-07-06T09:06", "minute"),
                witness("B", "Harbour Post", LEMMA, "2017-07-06", "day", speaker="he"),
                witness("C", "The Quiet Review", LEMMA),
            ),
            _typo(),
            _headline(),
            _spliced(),
        ),
        unquoted=(
            unquoted(
                "Village Voice of Ulm",
                "ISIS could be on the brink of complete defeat",
                "2017-07",
                "month",
            ),
            unquoted("Penny Dispatch", "badly wounded and on the brink of complete defeat"),
        ),
        stemma=(
            Descent(child="A", parent="D", status="likely", evidence=("earlier by 10 hours",)),
            Descent(
                child="B", parent="A", status="likely", evidence=("same wording", "same title")
            ),
            Descent(
                child="E", parent="D", status="likely", evidence=("shared error: is could be",)
            ),
            Descent(child="F", parent=None, status="undetermined", candidates=("A", "B")),
            Descent(child="G", parent="B", status="likely", evidence=("3 words changed",)),
            Descent(child="C", parent=None, status="undetermined", evidence=("no date",)),
        ),
        related=(Related("1c9d77aa03be2f10", "number"), Related("ab12cd34ef56aa00", "overlap")),
        compared=Comparison(
            text="ISIS is on the brink of complete defeat",
            changes=("substitution",),
            severity="substantive",
            alerts=(),
            entries=(
                Entry(
                    op="replace",
                    change="substitution",
                    lemma="has been badly wounded, and it could be",
                    reading="is",
                    start=1,
                    end=9,
                    reading_start=5,
                    reading_end=7,
                ),
            ),
            carried_by=(),
        ),
    )


def swapped() -> Provenance:
    """A name alert, a disputed speaker and a tie."""
    text = RUSSIA.replace("Russia", "Russian Federation")
    place = text.index("Russian")
    return Provenance(
        id="77aa03be2f101c9d",
        lemma=RUSSIA,
        speaker=Speaker("Rex Tillerson", "disputed"),
        first=First(
            status="tie",
            published="2017-07-06",
            precision="day",
            outlets=("Harbour Post", "Spun Mirror", "The Daily Ledger"),
        ),
        outlets=3,
        independent=3,
        wordings=(
            attest(
                RUSSIA,
                witness("A", "Harbour Post", RUSSIA, "2017-07-06", "day"),
                witness(
                    "B",
                    "The Daily Ledger",
                    RUSSIA,
                    "2017-07-06",
                    "day",
                    speaker="Lavrov",
                    resolved="Sergei Lavrov",
                ),
            ),
            attest(
                text,
                witness("C", "Spun Mirror", text, "2017-07-06", "day", speaker=None, resolved=None),
                changes=("substitution",),
                severity="substantive",
                alerts=("name",),
                entries=(
                    Entry(
                        op="replace",
                        change="substitution",
                        lemma="Russia",
                        reading="Russian Federation",
                        start=4,
                        end=5,
                        reading_start=place,
                        reading_end=place + 18,
                    ),
                ),
            ),
        ),
    )


def crowd() -> Provenance:
    """One long wording that thirty outlets carry."""
    places = ("Abel", "Birch", "Castor", "Dover", "Ember", "Fallow")
    kinds = ("Courier", "Gazette", "Herald", "Observer", "Times")
    names = [f"{place} {kind}" for place in places for kind in kinds]
    witnesses = (
        witness(
            chr(65 + number) if number < 26 else f"A{chr(39 + number)}",
            name,
            LONG,
            f"2021-03-{number % 9 + 1:02}",
            "day",
            speaker="Mayor Oda Brandt",
            resolved="Oda Brandt",
        )
        for number, name in enumerate(names)
    )
    return Provenance(
        id="00c0ffee00c0ffee",
        lemma=LONG,
        speaker=Speaker("Oda Brandt", "agreed"),
        first=First(
            status="tie", published="2021-03-01", precision="day", outlets=tuple(names[::9])
        ),
        outlets=30,
        independent=30,
        wordings=(attest(LONG, *witnesses),),
    )


def scripts() -> Provenance:
    """Chinese with a changed number; no dates, no speaker."""
    lemma = "我们将在三年内完成这座大桥的建设,绝不拖延,也绝不增加纳税人的负担。"
    other = lemma.replace("三年", "五年")
    place = other.index("五")
    return Provenance(
        id="5c5c5c5c5c5c5c5c",
        lemma=lemma,
        speaker=Speaker(None, "unknown"),
        first=First(status="unknown"),
        outlets=2,
        independent=2,
        wordings=(
            attest(lemma, witness("A", "江城晚报", lemma, speaker=None, resolved=None)),
            attest(
                other,
                witness("B", "东岸日报", other, speaker=None, resolved=None),
                changes=("substitution",),
                severity="substantive",
                alerts=("number",),
                entries=(
                    Entry(
                        op="replace",
                        change="substitution",
                        lemma="三",
                        reading="五",
                        start=4,
                        end=5,
                        reading_start=place,
                        reading_end=place + 1,
                    ),
                ),
            ),
        ),
        unquoted=(unquoted("صحيفة الميناء", "لن نترك أحدا خلفنا في هذه الأزمة", "2020", "year"),),
    )


def hostile() -> Provenance:
    """Escape sequences, direction marks, markup, markup of rich, spreadsheets and Markdown."""
    exact = (
        "=cmd|'/c calc'!A1 \x1b[2J\x1b]0;owned\x07 [bold red]x[/] \u202eevil\u202c\r\n\r\n<b>|`*"
    )
    return Provenance(
        id="deadbeefdeadbeef",
        lemma=exact,
        speaker=Speaker("\x9b31mNobody\u2066", "inferred"),
        first=First(
            status="dated", published="2020-01-01", precision="day", outlets=("\x1b[31mRed",)
        ),
        outlets=1,
        independent=1,
        wordings=(
            attest(exact + "\u200b", witness("A", "\x1b[31mRed\nTop", exact, "2020-01-01", "day")),
        ),
        unquoted=(unquoted("@Bad\tTab", exact, path="articles/\udc80.txt"),),
    )


def trace(*utterances, **more):
    values = {
        "query": "on the brink",
        "index": INDEX,
        "filtered": 0,
        "found": len(utterances),
        "utterances": utterances,
        "unquoted": (),
        "nearest": (),
    }
    return TraceAnswer(**values | more)


def _nearest():
    found = tillerson()
    values = {name: getattr(found, name) for name in found.__struct_fields__}
    return Provenance(**values | {"compared": None, "score": 81.25})


def _top_row(found: Provenance) -> TopRow:
    return TopRow(
        id=found.id,
        lemma=found.lemma,
        speaker=found.speaker,
        first=found.first,
        outlets=found.outlets,
        independent=found.independent,
        wordings=len(found.wordings),
        quotations=sum(len(wording.witnesses) for wording in found.wordings),
    )


def articles() -> ArticlesAnswer:
    row = ArticleRow(
        id="aa00bb11cc22dd33",
        path="corpus/wire.jsonl",
        record="3",
        outlet="Northern Wire",
        outlet_origin="field",
        title="Washington sets out terms for Syria",
        byline="By Mara Linde",
        dateline="GENEVA, July 5",
        published="2017-07-05T22:40",
        precision="minute",
        origin="field",
        url="https://northern-wire.example/2017/07/05/terms",
        characters=4812,
        quotations=9,
        copy_of=None,
    )
    bare = ArticleRow(
        id="bb00bb11cc22dd33",
        path="corpus/quiet_review.txt",
        record=None,
        outlet="quiet_review",
        outlet_origin="file name",
        title=None,
        byline=None,
        dateline=None,
        published=None,
        precision=None,
        origin=None,
        url=None,
        characters=990,
        quotations=1,
        copy_of="aa00bb11cc22dd33",
        text="First paragraph.\n\nSecond \x1b[31mparagraph.",
        undated='in the future: "July 6, 2071" (text line)',
    )
    return ArticlesAnswer(index=INDEX, articles=(row, bare))


def extract() -> ExtractAnswer:
    row = QuotationRow(
        article="aa00bb11cc22dd33",
        path="corpus/ledger.txt",
        record=None,
        outlet="The Daily Ledger",
        field="text",
        start=212,
        end=212 + len(LEMMA),
        exact=LEMMA,
        place="body",
        part=None,
        speaker="he",
        speaker_start=330,
        speaker_end=332,
        resolved="Rex Tillerson",
        cue="said",
        confidence="high",
        rule="right clause",
    )
    title = QuotationRow(
        article="aa00bb11cc22dd33",
        path="corpus/ledger.txt",
        record=None,
        outlet="The Daily Ledger",
        field="title",
        start=30,
        end=42,
        exact="no-fly zones",
        place="headline",
        part=None,
        speaker=None,
        speaker_start=None,
        speaker_end=None,
        resolved=None,
        cue=None,
        confidence="low",
        rule="none",
    )
    rejected = Rejection(path="corpus/broken.json", reason="no article: the text is missing")
    return ExtractAnswer(quotations=(row, title), rejected=(rejected,))


def index() -> IndexAnswer:
    return IndexAnswer(
        path="quoteprov.db",
        added=14,
        replaced=2,
        unchanged=1200,
        removed=0,
        index=INDEX,
        rejected=(
            Rejection(path="corpus/photo.jpg", reason="no text: it holds binary data"),
            Rejection(path="corpus/wire.jsonl", record="7", reason="no valid JSON"),
        ),
    )


def doctor() -> DoctorAnswer:
    return DoctorAnswer(
        version="0.1.0",
        index=INDEX,
        checks=(
            Check(name="python", status="ok", detail="3.11.7"),
            Check(
                name="extra html",
                status="note",
                detail="not installed; web pages cannot be read",
                hint="pip install 'quoteprov[html]'",
            ),
            Check(
                name="index",
                status="problem",
                detail="quoteprov.db is damaged: the table of quotations cannot be read",
                hint="Delete the file and run `quoteprov index` again.",
            ),
        ),
        formats=(
            ReadableFormat(
                name="text",
                suffixes=(".txt",),
                extra=None,
                libraries=(Library(name="charset-normalizer", version="3.4.1"),),
                installed=True,
            ),
            ReadableFormat(
                name="html",
                suffixes=(".html", ".htm"),
                extra="html",
                libraries=(
                    Library(name="trafilatura", version="2.0.0"),
                    Library(name="htmldate", version=None),
                ),
                installed=False,
                hint="pip install 'quoteprov[html]'",
            ),
        ),
    )


def export():
    for found in (tillerson(), swapped()):
        yield ExportLine(**{name: getattr(found, name) for name in found.__struct_fields__})


ANSWERS = {
    "trace": lambda: trace(
        tillerson(),
        swapped(),
        found=23,
        unquoted=(
            unquoted("Far Bugle", "on the brink", "2019-02-03", "day"),
            unquoted("Far Bugle", "on the brink", "2019-02-03", "day", start=400, end=412),
            unquoted("Northern Wire", "on the brink"),
        ),
    ),
    "crowd": lambda: trace(crowd(), query="emergency kitchen"),
    "scripts": lambda: trace(scripts(), query="大桥"),
    "hostile": lambda: trace(hostile(), query="\x1b[5mblink"),
    "nearest": lambda: trace(query="on the blink of defeat", nearest=(_nearest(),)),
    "empty": lambda: trace(query="nonsense phrase"),
    "show": lambda: ShowAnswer(index=INDEX, utterance=tillerson()),
    "top": lambda: TopAnswer(
        index=INDEX, utterances=tuple(map(_top_row, (crowd(), tillerson(), swapped(), scripts())))
    ),
    "articles": articles,
    "extract": extract,
    "index": index,
    "doctor": doctor,
}
