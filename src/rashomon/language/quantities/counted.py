"""What is counted: people and what became of them, under one key however it is put.

"Killed 12 people", "12 dead", "12 deaths" and "the death toll rose to 12" all count `person:dead`. The words are
those of general news English; a noun that is not listed is its own key.
"""

from rashomon.language.quantities.wordlist import word_list

# What became of people: the participle used in unit names, then verbs, adjectives and nouns that say it.
_FATES: dict[str, tuple[str, str, str, str]] = {
    "dead": ("killed", "kill die perish slay murder drown execute assassinate massacre slaughter",
             "dead deceased killed slain", "death fatality dead"),
    "injured": ("injured", "injure wound hurt maim", "injured wounded hurt", "injury injured wounded"),
    "missing": ("missing", "disappear", "missing unaccounted", "missing"),
    "detained": ("detained", "arrest detain imprison jail apprehend", "detained arrested jailed",
    "arrest detainee detention"),
    "rescued": ("rescued", "rescue save", "rescued", "rescue"),
    "evacuated": ("evacuated", "evacuate", "evacuated", "evacuee"),
    "displaced": ("displaced", "displace uproot", "displaced", ""),
    "homeless": ("homeless", "", "homeless", ""),
    "hospitalised": ("hospitalised", "hospitalise hospitalize", "hospitalised hospitalized",
    "hospitalisation hospitalization"),
    "infected": ("infected", "infect", "infected", "infection"),
    "kidnapped": ("kidnapped", "kidnap abduct", "kidnapped abducted", "kidnapping abduction abductee"),
    "trapped": ("trapped", "trap", "trapped", ""),
    "stranded": ("stranded", "strand", "stranded", ""),
    "surviving": ("surviving", "survive", "", "survivor"),
    "charged": ("charged", "charge indict", "charged indicted", ""),
}  # fmt: skip

FATE_OF_VERB = {verb: fate for fate, (_, verbs, _, _) in _FATES.items() for verb in verbs.split()}
FATE_OF_ADJECTIVE = {word: fate for fate, (_, _, words, _) in _FATES.items() for word in words.split()}
FATE_OF_NOUN = {noun: fate for fate, (_, _, _, nouns) in _FATES.items() for noun in nouns.split()}
# Verbs whose subject meets the fate; of the others it is the object.
SUFFERED_BY_SUBJECT = frozenset(word_list("die perish drown disappear survive"))
PARTICIPLES = {fate: words[0] for fate, words in _FATES.items()}
_FATE_OF_PARTICIPLE = {participle: fate for fate, participle in PARTICIPLES.items()}

# Nouns that name anybody; "soldier" or "child" count a group of their own.
_ANYBODY = frozenset(word_list("person people individual human victim casualty other life soul"))
_SAME = {
    "per cent": "percent", "policeman": "police officer", "policewoman": "police officer", "officer": "officer",
    "kid": "child", "youngster": "child", "serviceman": "soldier", "troop": "soldier", "troops": "soldier",
    "home": "house", "automobile": "car", "aircraft": "aircraft", "airplane": "aircraft", "aeroplane": "aircraft",
    "plane": "aircraft", "firefighter": "firefighter", "fireman": "firefighter", "vote": "vote", "ballot": "vote",
}  # fmt: skip
TOLLS = frozenset(word_list("toll number count total tally figure"))


def unit_with_fate(noun: str, fate: str | None) -> str:
    """The unit name of counted people: ("people", "dead") -> "people killed"."""
    return f"{noun} {PARTICIPLES[fate]}" if fate else noun


def unit_key(unit: str) -> str:
    """What two units must share to count the same thing: "people killed" and "death" -> "person:dead".

    "soldier killed" -> "soldier:dead", "people" -> "person", "km" -> "km". Case does not matter.
    """
    unit = unit.strip()
    lower = unit.lower()
    noun, _, last = lower.rpartition(" ")
    fate = _FATE_OF_PARTICIPLE.get(last)
    if fate is not None:
        return f"{_who(noun)}:{fate}" if noun else f"person:{fate}"
    if lower in FATE_OF_NOUN:
        return f"person:{FATE_OF_NOUN[lower]}"
    if lower in _FATE_OF_PARTICIPLE:
        return f"person:{_FATE_OF_PARTICIPLE[lower]}"
    who = _who(lower)
    return who if who != lower else unit


def _who(noun: str) -> str:
    return "person" if noun in _ANYBODY else _SAME.get(noun, noun)
