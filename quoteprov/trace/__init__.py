"""Utterances become provenance: first printing, attribution, carriers, stemma."""

from quoteprov.trace.first import earliest_first
from quoteprov.trace.provenance import Evidence, summarise_utterance, trace_provenance

__all__ = ["Evidence", "earliest_first", "summarise_utterance", "trace_provenance"]
