"""Utterances become provenance."""
