"""What all tests share: the same examples of a property everywhere, and no test that fails on a slow machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("sayso", deadline=None, derandomize=True)
settings.load_profile("sayso")
