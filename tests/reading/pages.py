"""Pages and articles for the tests of reading, all invented."""

PARAGRAPHS = (
    "The ferry turned back on Friday after water was found in its engine room, the harbour master of Dunmore said.",
    "Nobody was hurt and all ninety people were on land again by two, according to the coast guard on the islands.",
    "The owner, who had the engine repaired in spring, did not answer questions about the yard that did the work.",
    "It was the third time this year that a boat of the company had to be towed home, a spokesman for the port said.",
    "Passengers were given tea in the customs house and taken on by bus over the bridge at Kell before it was dark.",
    "A second boat, the Alder, takes over the crossings of the weekend, with two sailings in the morning, not three.",
    "The inspectors of the shipping board are to look at the engine on Monday and will say then what they have found.",
)
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = "", article: str = ARTICLE) -> str:
    """A web page with an article of seven paragraphs."""
    inside = f"<nav><a href='/'>Home</a></nav><article>{article}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{inside}{body}</body></html>"


def feed(*items: str, title: str = "Harbour Courier") -> bytes:
    """An RSS feed of some items."""
    channel = f"<title>{title}</title><link>https://courier.example/</link>{''.join(items)}"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{channel}</channel></rss>'.encode()


def item(address: str, title: str = "Ferry turns back", description: str = "", more: str = "") -> str:
    """One item of an RSS feed; `description` is HTML and is escaped here."""
    escaped = description.replace("&", "&amp;").replace("<", "&lt;")
    return f"<item><title>{title}</title><link>{address}</link><description>{escaped}</description>{more}</item>"
