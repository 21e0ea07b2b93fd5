"""Who answers in an interview whose questions are paragraphs of their own: the one of its lead."""

from __future__ import annotations

from quoteprov.extract.elsewhere.bare_names import find_runs, is_person, last_run
from quoteprov.extract.elsewhere.nominals import DASHES
from quoteprov.extract.elsewhere.tongues import Tongue
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.sight import Finding

# One question may be a headline, or the reporter's own.
FEWEST_QUESTIONS = 2
# What may stand behind the question mark: bold type.
BOLD = "*_ "


class Interview:
    """The questions of one text, and who answers them."""

    def __init__(
        self, text: str, paragraphs: list[Extent], marked: list[Marked], tongue: Tongue
    ) -> None:
        self.text = text
        begun = {
            quotation.paragraph
            for quotation in marked
            if quotation.paragraph and quotation.left == paragraphs[quotation.paragraph][0]
        }
        self.questions = [
            answer - 1 for answer in sorted(begun) if self._asks(paragraphs[answer - 1])
        ]
        self._lead: Finding | None = None
        if len(self.questions) >= FEWEST_QUESTIONS:
            self._lead = self._find_lead(paragraphs[0][0], paragraphs[self.questions[0]][1], tongue)

    def answerer(self, quotation: Marked) -> Finding | None:
        """Who speaks where the paragraph above asks."""
        return self._lead if quotation.paragraph - 1 in self.questions else None

    def _asks(self, paragraph: Extent) -> bool:
        start, end = paragraph
        question = self.text[start:end]
        if question.lstrip()[0] in DASHES:
            # A speaker asks.
            return False
        bold = question.startswith("**") and question.endswith("**")
        return bold or question.rstrip(BOLD).endswith("?")

    def _find_lead(self, start: int, end: int, tongue: Tongue) -> Finding | None:
        """The first person who is named in full before the first question ends."""
        for match in find_runs(tongue).finditer(self.text, start, end):
            words = last_run(match[0], tongue)
            if len(words) > 1 and is_person(words):
                place = match.start() + match[0].find(words[0])
                length = len(" ".join(words))
                return Finding(place, place + length, None, "interview", "low")
        return None
