"""Wordings of image credits: a photographer, an agency, or both."""

AGENCY = (
    r"(?:AP(?: (?:Photo|Images))?|A\.P\.|Associated Press|AFP|(?i:agence[ -]?france[ -]?presse)|Reuters"
    r"|REUTERS|Getty(?: Images)?|Getty Images \w+|EPA(?:-EFE)?"
    r"|Shutterstock|WireImage|FilmMagic|Bloomberg(?: News)?|Xinhua|Kyodo(?: News)?|Yonhap"
    r"|Alamy(?: Stock Photo)?|PA(?: Media| Wire| Images)?"
    r"|Press Association|Invision|Rex(?: Features)?|REX|Splash(?: News)?|Corbis|Zuma(?: Press)?|ZUMA"
    r"|Anadolu(?: Agency)?|TASS|DPA|dpa|iStock(?:photo)?"
    r"|Sipa(?: USA)?|SIPA|UPI|Polaris|Magnum(?: Photos)?|NurPhoto|SOPA Images|LightRocket|ANSA|EFE|PTI|ANI"
    r"|AAP|CP|The Canadian Press|BBC|CNN|NBC News|Agencies"
    r"|FILE|Pool(?: photo)?|POOL|Handout|HANDOUT|Contributor|[Ff]ile(?: [Pp](?:hoto|icture))?"
    r"|Instagram|Facebook|Twitter"
    r"|YouTube|Flickr|Wikimedia(?: Commons)?)"
)
_NAME = r"(?:[A-Z][\w.'’-]*|de|da|van|von|bin|al|of|the|for|via|[&+])"
NAMES = rf"(?:{_NAME}(?:[ ,]+{_NAME}){{0,5}})"
_JOIN = r"\s*[/|,;–—-]\s*|\s+(?:via|for|from|/)\s+"
CREDIT = (
    rf"(?:{NAMES}(?:{_JOIN}){NAMES}(?:{_JOIN}))?{NAMES}\s*(?:/|\||\s(?:via"
    rf"|for)\s)\s*(?:{NAMES}\s*/\s*)?{AGENCY}(?:\s*(?:/|\svia\s|\s)\s*{AGENCY}){{0,3}}(?:,? \d{{4}})?"
    rf"|{AGENCY}(?:{_JOIN}){NAMES}(?:(?:{_JOIN}){AGENCY}){{0,2}}"
    rf"|{AGENCY}(?:(?:{_JOIN}|\s){AGENCY}){{1,3}}"
    rf"|{NAMES},? {AGENCY}(?:/{AGENCY}){{1,2}}"
)
AGENCIES = rf"{AGENCY}(?:(?:{_JOIN}|\s){AGENCY}){{0,3}}"
PLATFORM = r"(?:YouTube|Twitter|Instagram|Facebook|Flickr|Snapchat|TikTok)"
LABELLED_CREDIT = (
    r"(?:photo|image|picture|video|graphic|illustration|pic|photograph)s?(?: (?:credit|source|copyright|by"
    r"|courtesy(?: of)?)|:|/)[^.!?]{0,80}|(?:credit|courtesy|source):? (?:of )?[A-Z][^.!?]{0,60}"
)
