"""Speech and speakers in other languages than English, by lists of their words (``words/``)."""
