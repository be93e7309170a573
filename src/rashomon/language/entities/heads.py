"""Words at the end of a name that tell what it names: "Ministry", "Airlines", "War", "River"."""

from rashomon.model.annotation import EntityType

_ORGANISATION = """
ministry department agency administration bureau office commission committee council parliament congress senate
assembly house court tribunal bank fund corporation corp company co inc ltd llc plc group holdings partners associates
university college school institute academy foundation association society union federation league club team party
army navy force forces corps police guard guards brigade battalion regiment command authority organization organisation
board bureau centre center hospital clinic church diocese cathedral mosque synagogue airlines airways air motors
industries technologies systems networks network news times post journal gazette herald tribune press agency radio
television tv channel magazine media pictures studios records entertainment exchange service services trust
coalition alliance front movement brotherhood taliban cartel mafia legion embassy consulate mission treasury
cabinet government secretariat conference chamber caucus campaign observatory laboratory laboratories labs museum
library orchestra opera theatre theater gallery ag gmbh sa nv bv oyj spa lp llp initiative taskforce project unit
"""
_PLACE = """
river lake sea ocean gulf bay strait straits channel canal island islands isle isles peninsula mountain mountains mount
valley desert forest park beach coast cape province county district city town village state region territory
territories republic kingdom street avenue road boulevard square bridge tunnel airport station port harbour harbor
stadium arena tower building plaza palace castle hotel mall prison jail camp base zone border highway heights hills
falls creek canyon cemetery memorial garden gardens
"""
_EVENT = """
war wars battle revolution uprising olympics games cup championship championships open prix marathon festival awards
award oscars summit hurricane typhoon cyclone storm earthquake tsunami day night election elections referendum
massacre holocaust intifada crisis pandemic spring
"""
_WORK = "act treaty agreement accord accords protocol convention constitution amendment resolution bill deal pact"

_LISTS: tuple[tuple[str, EntityType], ...] = (
    (_WORK, "other"), (_EVENT, "event"), (_PLACE, "place"), (_ORGANISATION, "organisation")
)  # fmt: skip
_HEADS = {word: kind for words, kind in _LISTS for word in words.split()}

# Bodies that every nation has: "the Foreign Ministry" needs the nation to be told from another's.
NATIONAL_BODIES = frozenset(
    ["ministry", "army", "navy", "government", "parliament", "embassy", "cabinet", "police", "senate", "congress",
     "treasury", "consulate", "council", "court", "assembly", "air force", "forces", "command"]
)  # fmt: skip
# Heads before "of": "Ministry of Defence", "Bank of Japan".
BEFORE_OF = frozenset(
    ["ministry", "department", "bank", "university", "house", "institute", "bureau", "church", "embassy", "council",
     "chamber", "board", "office", "academy", "college", "school", "museum", "court", "republic", "kingdom", "gulf",
     "sea", "strait", "bay", "isle", "city", "state", "order", "city", "knights", "daughters", "sons", "party",
     "association", "federation", "league", "union", "society", "organization", "organisation", "horn", "cape",
     "cathedral", "confederation", "center", "centre", "library", "district", "province", "battle", "day"]
)  # fmt: skip
ORGANISATION_SUFFIXES = frozenset(
    ["inc", "corp", "co", "ltd", "llc", "plc", "gmbh", "ag", "sa", "nv", "bv", "spa", "lp", "llp", "oyj", "ab", "srl",
     "corporation", "company", "incorporated", "limited", "group", "holdings"]
)  # fmt: skip


def type_of_head(word: str) -> EntityType | None:
    """What a name ending in this word names, or None."""
    return _HEADS.get(word.lower().rstrip("."))
