"""Titles and role nouns that stand before a name, and the gender they tell."""

from typing import Literal

Gender = Literal["m", "f", "?"]

# Forms of address: always part of a title, never of a name.
HONORIFICS: dict[str, Gender] = {
    "mr": "m", "mister": "m",
    "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "madame": "f",
    "mme": "f", "mlle": "f", "dame": "f", "lady": "f", "herr": "m", "frau": "f", "monsieur": "m", "senor": "m",
    "senora": "f", "signor": "m", "signora": "f", "dr": "?", "prof": "?", "rev": "?", "reverend": "?", "fr": "m",
    "father": "m", "sister": "f", "brother": "m", "imam": "m", "rabbi": "?", "pastor": "?", "sheikh": "m",
    "shaikh": "m", "ayatollah": "m", "mullah": "m", "haji": "m", "hajj": "m", "pope": "m", "saint": "?", "st": "?",
    "hon": "?", "honorable": "?", "honourable": "?",
}  # fmt: skip

# Nouns for a role or an office; the key is the last word of the role ("Vice Unification Minister").
ROLES: dict[str, Gender] = {
    "king": "m", "queen": "f", "prince": "m", "princess": "f", "duke": "m", "duchess": "f", "baron": "m",
    "baroness": "f", "count": "m", "countess": "f", "emperor": "m", "empress": "f", "sultan": "m", "emir": "m",
    "chairman": "m", "chairwoman": "f", "spokesman": "m", "spokeswoman": "f", "congressman": "m", "congresswoman": "f",
    "councilman": "m", "councilwoman": "f", "alderman": "m", "assemblyman": "m", "assemblywoman": "f",
    "businessman": "m", "businesswoman": "f", "policeman": "m", "policewoman": "f", "fireman": "m", "actor": "?",
    "actress": "f", "anchorman": "m", "anchorwoman": "f", "gunman": "m",
    "president": "?", "premier": "?", "minister": "?", "chancellor": "?", "secretary": "?", "senator": "?",
    "representative": "?", "governor": "?", "mayor": "?", "ambassador": "?", "envoy": "?", "speaker": "?",
    "commissioner": "?", "director": "?", "chief": "?", "head": "?", "leader": "?", "chair": "?", "chairperson": "?",
    "spokesperson": "?", "general": "?", "colonel": "?", "major": "?", "captain": "?", "lieutenant": "?",
    "sergeant": "?", "corporal": "?", "private": "?", "admiral": "?", "commander": "?", "marshal": "?", "officer": "?",
    "detective": "?", "inspector": "?", "superintendent": "?", "constable": "?", "sheriff": "?", "deputy": "?",
    "agent": "?", "judge": "?", "justice": "?", "attorney": "?", "lawyer": "?", "prosecutor": "?", "solicitor": "?",
    "professor": "?", "doctor": "?", "analyst": "?", "economist": "?", "historian": "?", "researcher": "?",
    "scientist": "?", "author": "?", "writer": "?", "novelist": "?", "poet": "?", "reporter": "?",
    "correspondent": "?", "editor": "?", "columnist": "?", "journalist": "?", "anchor": "?", "host": "?",
    "comedian": "?", "singer": "?", "rapper": "?", "director-general": "?", "candidate": "?", "nominee": "?",
    "lawmaker": "?", "legislator": "?", "congressmember": "?", "councillor": "?", "councilor": "?", "treasurer": "?",
    "executive": "?", "ceo": "?", "cfo": "?", "coo": "?", "founder": "?", "co-founder": "?", "owner": "?",
    "manager": "?", "coach": "?", "quarterback": "?", "striker": "?", "midfielder": "?", "goalkeeper": "?",
    "pitcher": "?", "guard": "?", "archbishop": "?", "bishop": "?", "cardinal": "?", "activist": "?",
    "adviser": "?", "advisor": "?", "aide": "?", "strategist": "?", "pollster": "?", "official": "?", "counsel": "?",
    "photographer": "?", "producer": "?", "resident": "?", "witness": "?", "negotiator": "?", "delegate": "?",
    "undersecretary": "?", "premiere": "?", "dictator": "?", "monarch": "?", "vice-president": "?", "driver": "?",
    "suspect": "?", "defendant": "?", "victim": "?", "billionaire": "?", "dissident": "?", "opponent": "?",
    "student": "?", "teacher": "?", "nurse": "?", "pilot": "?", "player": "?", "star": "?",
    "coroner": "?", "magistrate": "?", "trooper": "?", "ranger": "?", "firefighter": "?", "paramedic": "?",
    "filmmaker": "?", "photojournalist": "?", "cofounder": "?", "physicist": "?", "engineer": "?", "architect": "?",
}  # fmt: skip

# Kin: never capitalised before a name ("his son John"), and some are names themselves ("Son").
KIN: dict[str, Gender] = {
    "son": "m", "daughter": "f", "husband": "m", "wife": "f", "widow": "f", "widower": "m", "mother": "f",
    "uncle": "m", "aunt": "f", "nephew": "m", "niece": "f", "grandfather": "m", "grandmother": "f", "boyfriend": "m",
    "girlfriend": "f", "girl": "f", "boy": "m", "woman": "f", "man": "m",
}  # fmt: skip

# Abbreviated roles: with a full stop or without.
ABBREVIATED: dict[str, str] = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "govs": "governor", "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain",
    "sgt": "sergeant", "cpl": "corporal", "adm": "admiral", "cmdr": "commander", "det": "detective", "supt":
    "superintendent", "insp": "inspector", "const": "constable", "pres": "president", "sec": "secretary",
    "pm": "minister", "dep": "deputy", "cllr": "councillor", "amb": "ambassador", "pte": "private", "pfc": "private",
    "mp": "lawmaker", "gm": "manager", "qb": "quarterback", "rb": "player", "vp": "president", "messrs": "mr",
}  # fmt: skip

# Words that widen a role to the left: "then-Vice President", "former acting Attorney General".
_MODIFIERS = (
    "vice deputy acting interim former ex then chief senior first assistant associate executive national foreign prime "
    "interior defense defence finance justice health education energy labor labour trade state attorney supreme crown "
    "general special federal police fire district interim outgoing incoming late fellow lead managing major solicitor "
    "opposition house senate majority minority republican democratic conservative lord high"
)
ROLE_MODIFIERS = frozenset(_MODIFIERS.split())
NAME_SUFFIXES = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "qc", "kc", "mp", "obe", "cbe", "dds", "rn"}
)


def bare(word: str) -> str:
    """A title word for look-up: lower case, no full stops ("Gen." -> "gen")."""
    return word.replace(".", "").lower()


def is_honorific(word: str) -> bool:
    """True for a form of address ("Mr", "Dr.")."""
    return bare(word) in HONORIFICS


def role_of(word: str) -> str | None:
    """The role a word names ("Sen." -> "senator"), or None."""
    key = bare(word)
    key = key.removeprefix("ex-").removeprefix("then-").removeprefix("co-").removeprefix("vice-")
    if key in ABBREVIATED:
        return ABBREVIATED[key]
    if word.islower() and key in KIN:
        return key
    return key if key in ROLES else None


def gender_of_title(title: str) -> Gender:
    """The gender a title tells: "Mrs" -> "f", "Prince" -> "m", "President" -> "?"."""
    for word in title.split():
        key = bare(word)
        gender = HONORIFICS.get(key) or ROLES.get(role_of(word) or "") or KIN.get(key, "?")
        if gender != "?":
            return gender
    return "?"
