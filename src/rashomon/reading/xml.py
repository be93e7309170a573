"""XML from strangers: parsed without entities, without the network, and never deeper or larger than a feed is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes) -> "_Element | None":
    """The root of an XML document; None when there is none. Never raises, expands no entity of the document's own."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def local_name(element: "_Element") -> str:
    """The name of an element without its namespace, in lower case ("" for comments and processing instructions)."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def text_of(element: "_Element", *names: str) -> str:
    """The words of the first inner element of one of these local names ("" when there is none)."""
    for inner in element.iter():
        if local_name(inner) in names and inner is not element:
            return " ".join("".join(inner.itertext()).split())
    return ""
