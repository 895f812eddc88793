"""What Sayso knows of the world's actors: tables of states, organs, persons, groups and outlets, and the coding of
phrases.
"""

from __future__ import annotations

from sayso.knowledge.coding import code
from sayso.knowledge.facts import Code, State
from sayso.knowledge.folding import fold, transliteration_key
from sayso.knowledge.known import read_own
from sayso.knowledge.states import alpha_3, demonyms
from sayso.knowledge.world import World, load_world
from sayso.records import Known

__all__ = [
    "Code",
    "Known",
    "State",
    "World",
    "alpha_3",
    "code",
    "demonyms",
    "fold",
    "load_world",
    "read_own",
    "transliteration_key",
]
