"""Makes the Word, RTF and PDF files beside it. Needs python-docx, reportlab and pikepdf.

pip install python-docx==1.2.0 reportlab==5.1.0 pikepdf==10.17.0
python tests/read/files/make_documents.py
"""

from __future__ import annotations

from pathlib import Path

import pikepdf
from docx import Document
from docx.enum.text import WD_BREAK
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

HERE = Path(__file__).parent
TITLE = "Council will not pay twice for the old ferry slip"
BODY = [
    "PORT ELLIS — The harbour council voted on Tuesday to close the old ferry slip, ending eleven "
    "years of argument over who should pay for its repair.",
    "“We have paid for this slip once, and we will not pay for it a second time while the company "
    "that broke it counts its profits,” said the chairwoman, Mara Linde.",
    "The company said it would “study the minutes” before it answered. Its director, Peter Roe, "
    "added: “Nobody broke anything. The sea did.”",
]
LONG = [
    *BODY,
    "Eleven years of argument have left their marks on a well-known place. The slip was built in "
    "the last years of the old harbour board, which nobody has ever accused of extravagance, and "
    "its timbers were meant to be replaced every fifteen years.",
    "“The timbers were never replaced,” Ms. Linde told the councillors. “They were painted, and "
    "then they were painted again, and when they could be painted no longer they were "
    "photographed for the calendar.”",
    "The ferry company’s engineers disagree. A report of theirs, which the council has not seen, "
    "is said to blame the winter storms of recent years and a collision that was never reported.",
    "“We would be delighted to publish our documentation,” said Mr. Roe, “as soon as the council "
    "publishes its own.”",
    "Fishermen who use the slip in the early morning were less interested in the argument than in "
    "the closure. Several of them said that they had not been told.",
]
COURIER = ["The Harbour Courier", "July 6, 2017 Thursday", "Final Edition"]
RIGHTS = "Copyright 2017 Harbour Press Ltd. All Rights Reserved"


def make_article_docx() -> None:
    document = Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph("By Ada Brook")
    document.add_paragraph("July 6, 2017")
    for text in BODY:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Built", "1911"
    document.sections[0].header.paragraphs[0].text = "A running head that is no text"
    document.save(HERE / "article.docx")


def make_export_docx() -> None:
    document = Document()
    for line in (TITLE, *COURIER, RIGHTS, "Section: NEWS; Pg. A01", "Length: 96 words"):
        document.add_paragraph(line)
    document.add_paragraph("Byline: Ada Brook")
    document.add_paragraph("Body")
    for text in BODY:
        document.add_paragraph(text)
    for line in ("Classification", "Language: ENGLISH", "Load-Date: July 7, 2017"):
        document.add_paragraph(line)
    document.add_paragraph("End of Document").add_run().add_break(WD_BREAK.PAGE)
    lines = ["Ferry company answers the council", "The Inland Gazette", "July 7, 2017 Friday"]
    for line in (*lines, "Length: 41 words", "Body"):
        document.add_paragraph(line)
    document.add_paragraph("“We will see them in court,” said its director, Peter Roe.")
    for line in ("Load-Date: July 9, 2017", "End of Document"):
        document.add_paragraph(line)
    document.save(HERE / "nexis_uni.docx")


def write_rtf(paragraphs: list[str]) -> bytes:
    lines = ["{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}"]
    lines.append("{\\info{\\title no title of an article}}{\\header\\pard running head\\par}")
    for text in paragraphs:
        units = text.encode("utf-16-le")
        codes = [
            int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)
        ]
        escaped = "".join(
            {"\\": "\\\\", "{": "\\{", "}": "\\}", "\t": "\\tab "}.get(chr(code), chr(code))
            if 0 <= code < 128
            else f"\\u{code}?"
            for code in codes
        )
        lines.append(f"\\pard\\f0 {escaped}\\par")
    return "\r\n".join([*lines, "}"]).encode("ascii")


def make_rtf() -> None:
    (HERE / "article.rtf").write_bytes(
        write_rtf([TITLE, "", "By Ada Brook", "July 6, 2017", "", *BODY, "A gull 🐦 watched."])
    )
    coded = (HERE / "factiva_codes.txt").read_text("utf-8").splitlines()
    rows = [line.replace("   ", "\t", 1) if line[:2].isupper() else line for line in coded]
    (HERE / "factiva.rtf").write_bytes(write_rtf(rows))
    link = (
        '{\\field{\\*\\fldinst{HYPERLINK "https://advance.lexis.example/x"}}'
        "{\\fldrslt{\\ul " + TITLE + "}}}\\par"
    )
    rest = write_rtf([*COURIER, RIGHTS, "Length: 96 words", "Body", *BODY, "End of Document"])
    head, _, tail = rest.partition(b"\r\n\\pard")
    (HERE / "nexis_uni.rtf").write_bytes(head + b"\r\n" + link.encode() + b"\r\n\\pard" + tail)


def make_pdf() -> None:
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=9, leading=11, firstLineIndent=8,
        alignment=TA_JUSTIFY, hyphenationLang="en_GB", embeddedHyphenation=1,
    )  # fmt: skip
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=15, leading=18, spaceAfter=6)
    plain = ParagraphStyle("plain", parent=body, firstLineIndent=0, spaceAfter=4)
    width, height = A5

    def print_head(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Italic", 8)
        canvas.drawString(36, height - 24, "THE HARBOUR COURIER    July 6, 2017")
        canvas.drawCentredString(width / 2, 20, f"{document.page}")

    column = (width - 36 * 2 - 14) / 2
    frames = [Frame(36 + place * (column + 14), 36, column, 150, 0, 0, 0, 0) for place in range(2)]
    document = BaseDocTemplate(
        str(HERE / "columns.pdf"), pagesize=A5, invariant=1, title=TITLE, author="Ada Brook"
    )
    document.addPageTemplates(PageTemplate("two", frames, onPage=print_head))
    story = [Paragraph(TITLE, head), Paragraph("By Ada Brook", plain)]
    story += [Paragraph(hyphenate(text), body) for text in LONG]
    document.build(story)
    canvas = Canvas(str(HERE / "scanned.pdf"), invariant=1)
    canvas.rect(100, 100, 200, 300, fill=1)
    canvas.save()
    with pikepdf.open(HERE / "columns.pdf") as pdf:
        pdf.save(
            HERE / "encrypted.pdf",
            encryption=pikepdf.Encryption(owner="harbour", user="slip"),
            deterministic_id=False,
        )


def hyphenate(text: str) -> str:
    """Words with places where they may be broken, so that some are."""
    for word, broken in (
        ("argument", "argu-ment"), ("company", "com-pany"), ("photographed", "photo-graphed"),
        ("documentation", "docu-mentation"), ("publishes", "pub-lishes"), ("timbers", "tim-bers"),
        ("extravagance", "extrava-gance"), ("chairwoman", "chair-woman"), ("closure", "clo-sure"),
        ("interested", "inter-ested"), ("collision", "colli-sion"), ("councillors", "council-lors"),
        ("replaced", "re-placed"), ("engineers", "engi-neers"), ("director", "direc-tor"),
    ):  # fmt: skip
        text = text.replace(word, broken.replace("-", "\u00ad"))
    return text


if __name__ == "__main__":
    make_article_docx()
    make_export_docx()
    make_rtf()
    make_pdf()
