"""Place names to GeoNames ids, ISO 3166 codes and coordinates, offline, each by what its document says."""

from __future__ import annotations

from sayso.places.gazetteer import Gazetteer, OwnPlace, load_gazetteer
from sayso.places.resolving import Context, NamedSpan, find_places, read_context, resolve_places
from sayso.places.uses import Hint

__all__ = [
    "Context",
    "Gazetteer",
    "Hint",
    "NamedSpan",
    "OwnPlace",
    "find_places",
    "load_gazetteer",
    "read_context",
    "resolve_places",
]
