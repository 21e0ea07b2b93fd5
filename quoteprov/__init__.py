"""quoteprov: who carries which wording of a quotation, who printed it first, what each changed."""

from quoteprov.errors import QuoteprovError

__all__ = ["QuoteprovError", "__version__"]

__version__ = "0.1.0"
