"""Quotations become utterances."""
