"""Articles become quotations: what stands between marks, and who is said to have said it."""

from quoteprov.extract.adopted import adopt_quotations
from quoteprov.extract.article import extract_quotations

__all__ = ["adopt_quotations", "extract_quotations"]
