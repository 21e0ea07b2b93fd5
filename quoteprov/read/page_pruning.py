"""What stands on a page beside its article is cut off before the text is taken."""

from __future__ import annotations

import re
from itertools import islice

from quoteprov.read.page_jsonld import fold_text
from quoteprov.read.page_metadata import PageFacts
from quoteprov.read.page_tree import Node

# More elements of a kind than any article has; what lies beyond is not looked at.
MOST_PIECES = 50_000

# Words are looked up in "sign-up", "sign_up" and "signUp" alike.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:"
    r"fact-?box|info-?box|side-?bar|side-?note|news-?letter\w*|sign-?up|subscri(?:be(?!r)|ption)\w*"
    r"|related\w*|recommend\w*|recirc\w*|read-?(?:more|also|next|on)|see-?also|more-?(?:on|from|news)"
    r"|most-?(?:read|popular|viewed)|trending|outbrain|taboola|promo\w*|teasers?-?list"
    r"|cookie\w*|consent\w*|gdpr|modal|dialog|pop-?up|overlay|banner|disclaimer|copyright"
    r"|comments?-?(?:list|section|form|area)?|respond|disqus\w*|share\w*|social\w*"
    r"|author-?(?:bio|box|info)|about-?(?:the-?)?author|breadcrumbs?"
    r"|captions?|figcaption|wp-caption-text|image-?(?:credit|source)|photo-?credit|media-?info"
    r"|visually-?hidden|sr-only|screen-reader-text"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
# Of these, what a sentence may be interrupted by: what browsers do not show, captions and credits.
_INTERRUPTION = re.compile(
    r"visually-?hidden|sr-only|screen-reader|caption|credit|copyright", re.IGNORECASE
)
_INLINE = frozenset("a abbr b cite em font i mark q small span strong sub sup time u".split())
_WORD = re.compile(r"\w")
_MAX_ASIDE = 0.2
_KEPT_TAGS = frozenset({"html", "body", "head", "main", "article", "h1"})
_POINTING_BLOCKS = (
    "p", "h2", "h3", "h4", "h5", "h6", "div", "li", "dd", "dt", "td", "section", "strong", "aside",
)  # fmt: skip
_LONGEST_LABEL = 30
_LABEL_END = re.compile(r"[:|»›→–—>•▶►]\s*$")
_MAX_POINTERS = 0.3

_LEAD = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|sub-?title|sub-?head(?:line|ing)?|dek|deck|lead-?(?:text)?|lede"
    r"|intro(?:duction)?|summary|abstract|chapo|sapo|vorspann|ingress|manchet|bajada|entradilla"
    r"|sumario|sommario|excerpt|tagline|strapline|under-?title|perex|teaser-?text)(?=$|[\s_-])",
    re.IGNORECASE,
)
_LEAD_TAGS = ("p", "h2", "h3", "h4", "div", "span", "li", "strong", "section")
_SHORTEST_LEAD, _LONGEST_LEAD = 40, 1000
_MOST_CHILDREN = 8
_NO_LEADS = ("p", "div", "section", "ul", "video", "button", "time", "img", "figure")

_OPENING = "\"'“”„«»‹›‘’「『"


def prune_page(tree: Node) -> None:
    """Cut off what is no running text, and print the marks that browsers draw around <q>."""
    _print_marks(tree)
    paragraphs = list(islice(tree.iter("p"), MOST_PIECES))
    sizes = [len("".join(node.itertext())) for node in paragraphs]
    longest = paragraphs[sizes.index(max(sizes))] if paragraphs else None
    _drop_asides(tree, _MAX_ASIDE * sum(sizes), longest)
    _drop_pointers(tree, _MAX_POINTERS * sum(sizes))


def list_leads(tree: Node, page: PageFacts, paragraphs: list[str]) -> list[str]:
    """The summary between headline and first paragraph, which extractors often leave out.

    ``paragraphs`` are those of the article; a list of one text, or empty.
    """
    headings = {fold_text(text) for text in page.headings}
    taken = {fold_text(text) for text in paragraphs}
    summaries = {key for text in page.leads if len(key := fold_text(text)) >= _SHORTEST_LEAD}
    below = False
    for node in islice(tree.iter("h1", *_LEAD_TAGS), MOST_PIECES):
        if node.tag == "h1":
            below = below or fold_text("".join(node.itertext())) in headings
            continue
        if len(node) > _MOST_CHILDREN or next(node.iterdescendants(_NO_LEADS), None) is not None:
            continue
        text = " ".join("".join(islice(node.itertext(), 4 * _MOST_CHILDREN)).split())
        key = fold_text(text)
        if key in headings or not _SHORTEST_LEAD <= len(text) <= _LONGEST_LEAD:
            continue
        if key in taken:
            return []
        if key in summaries or (below and _LEAD.search(_HUMP.sub("-", node.get("class") or ""))):
            return [text]
    return []


def _print_marks(tree: Node) -> None:
    for node in list(tree.iter("q")):
        text = "".join(node.itertext()).strip()
        inner = sum(1 for _ in node.iterancestors("q")) % 2
        if text and text[0] not in _OPENING:
            node.text = "“‘"[inner] + (node.text or "")
            if len(node):
                node[-1].tail = (node[-1].tail or "") + "”’"[inner]
            else:
                node.text += "”’"[inner]
    for node in list(tree.iter("q")):
        node.drop_tag()


def _drop_asides(tree: Node, most: float, longest: Node | None) -> None:
    """Drop what its class or id calls something else than an article.

    Where all that bears a name holds more than ``most`` characters, and the ``longest`` paragraph
    among them, the name means a layout, or a style of paragraphs. Words of a sentence stay.
    """
    found: dict[str, list[Node]] = {}
    others: set[str] = set()
    for node in tree.iter("*"):
        name = f"{node.get('class') or ''} {node.get('id') or ''}"
        if name in others or node.tag in _KEPT_TAGS:
            continue
        if _is_in_sentence(node) and not _INTERRUPTION.search(name):
            continue
        if name in found or _ASIDE.search(_HUMP.sub("-", name)):
            found.setdefault(name, []).append(node)
        else:
            others.add(name)
    above = set() if longest is None else {longest, *longest.iterancestors()}
    for nodes in found.values():
        if sum(len("".join(node.itertext())) for node in nodes) <= most or above.isdisjoint(nodes):
            for node in nodes:
                _drop(node)


def _drop_pointers(tree: Node, most: float) -> None:
    """Drop paragraphs that do nothing but point to another page."""
    pointers = {}
    for link in islice(tree.iter("a"), MOST_PIECES):
        if link.get("href"):
            blocks = link.iterancestors(*_POINTING_BLOCKS)
            block = next((block for block in blocks if not _is_in_sentence(block)), None)
            if block is not None and block not in pointers:
                pointers[block] = _is_pointer(block)
    found = [block for block, verdict in pointers.items() if verdict]
    if sum(len("".join(block.itertext())) for block in found if block.tag == "p") <= most:
        for block in found:
            _drop(block)


def _is_pointer(block: Node) -> bool:
    """Whether a paragraph is a link, or a label such as "Read more:" with one behind it."""
    text = "".join(block.itertext()).strip()
    linked = sum(len("".join(link.itertext()).strip()) for link in block.iter("a"))
    if not text or linked < 0.5 * len(text):
        return False
    if linked >= 0.95 * len(text):
        return True
    first = next(block.iter("a"))
    before = text[: text.find("".join(first.itertext()).strip())]
    return (
        len(before) <= _LONGEST_LABEL
        and _LABEL_END.search(before) is not None
        and len(before) + linked >= 0.9 * len(text)
    )


def _is_in_sentence(node: Node) -> bool:
    """Whether words stand right before or after an element that begins no line of its own."""
    while node is not None and node.tag in _INLINE:
        before = node.getprevious()
        above = node.getparent()
        text = (above.text if above is not None else None) if before is None else before.tail
        if _WORD.search(text or "") or _WORD.search(node.tail or ""):
            return True
        # Only what stands at the edge of its parent is next to the words around that.
        if before is not None and node.getnext() is not None:
            return False
        node = above
    return False


def _drop(node: Node) -> None:
    if node.getparent() is not None:
        node.drop_tree()
