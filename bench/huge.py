"""How one very long text is read: seconds, words a second, peak memory, and whether it is read to its end.

    python bench/huge.py                   5 MB of made news
    python bench/huge.py --megabytes 1     less

The text is made with a fixed seed: paragraphs of reported, quoted and plain sentences, of people who are named once in
full and then by their surname. "To its end" is shown by the statements found in each tenth of the text.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator

from sayso.records import Document, Reading

SEED = 20141106
FIRST_NAMES = ("Ada", "Bo", "Cy", "Dora", "Ed", "Fay", "Gus", "Ida", "Jo", "Kay", "Lee", "Mia", "Ned", "Ola", "Una")
SYLLABLES = ("bran", "vel", "tor", "mar", "kel", "dan", "rov", "sel", "gar", "lund", "berg", "vik", "hol", "ster")
ROLES = ("minister", "mayor", "spokeswoman", "colonel", "engineer", "harbour master")
THINGS = ("bridge", "port", "dam", "road", "school", "depot", "canal", "station")
PARAGRAPHS = (
    "The {thing} near {town} would stay closed, {name}, the {role} of the region, said on Monday. “We have asked for "
    "help three times,” {surname} added, “and nobody has answered us.”",
    "According to {name}, a {role}, the {thing} at {town} was safe. She denied that it had been closed in {year}.",
    '"It was not our {thing}," {surname} told the {town} Ledger. "Ask the others. I cannot say why they left."',
    "Residents of {town} fear that the {thing} will not last. The council declined to comment. Two officials claimed "
    "that the work had cost {cost} million.",
    "The {role} said he had warned the council that the {thing} could sink. 'Nobody asked us,' he said. “They told "
    "me, ‘Go home,’ and I went,” {surname} recalled.",
    "In {town}, the {thing} was opened again in {year}. Traffic has been heavy since, and roads are in a poor state.",
)


def main() -> None:
    """Make the text, read it, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=5, help="millions of characters to make (default 5)")
    text = made_text(int(parser.parse_args().megabytes * 1_000_000))
    reading, seconds, before = timed(text)
    words = len(text.split())
    print(f"{len(text) / 1e6:.1f} million characters, {words} words, {len(reading.segments)} segments")
    print(f"{seconds:.0f} s, {words / seconds:.0f} words/s")
    print(f"peak memory {peak():.0f} MB, of which {before:.0f} MB before this text")
    print(f"{len(reading.statements)} statements; in each tenth of the text: {by_tenth(reading, len(text))}")
    for problem in reading.problems:
        print(f"{problem.severity}: {problem.reason}")


def timed(text: str) -> tuple[Reading, float, float]:
    """The reading of a text, its seconds without the loading of the models, and the peak memory before it."""
    from sayso.text.read import Reader

    reader = Reader()
    reader.read(Document("d", text[:2_000], "warm-up", language="en"))
    before, start = peak(), time.perf_counter()
    reading = reader.read(Document("d", text, "made", language="en"))
    return reading, time.perf_counter() - start, before


def made_text(size: int) -> str:
    """About so many characters of made news."""
    chance = random.Random(SEED)
    out: list[str] = []
    length = 0
    for paragraph in paragraphs(chance):
        if length >= size:
            break
        out.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(out)


def paragraphs(chance: random.Random) -> Iterator[str]:
    """Paragraphs without end, of people who come and go."""
    people: list[tuple[str, str, str]] = []
    while True:
        if not people or chance.random() < 0.3:
            surname = made_name(chance)
            people = [*people[-40:], (f"{chance.choice(FIRST_NAMES)} {surname}", surname, chance.choice(ROLES))]
        name, surname, role = chance.choice(people)
        yield chance.choice(PARAGRAPHS).format(
            name=name, surname=surname, role=role, thing=chance.choice(THINGS), town=made_name(chance),
            year=chance.randint(1900, 2030), cost=chance.randint(2, 90),
        )  # fmt: skip


def made_name(chance: random.Random) -> str:
    """A surname, or the name of a town."""
    return (chance.choice(SYLLABLES) + chance.choice(SYLLABLES)).title()


def by_tenth(reading: Reading, length: int) -> list[int]:
    """How many statements start in each tenth of the text."""
    counts = [0] * 10
    for statement in reading.statements:
        counts[10 * statement.content[0].start // length] += 1
    return counts


def peak() -> float:
    """Peak resident size of this process in megabytes."""
    unit = 1024**2 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    main()
