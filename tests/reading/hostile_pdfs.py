"""PDFs made to hurt whoever opens them, built when they are needed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

_HEAD = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF with these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return b"%sxref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n%s" % (
        out,
        size,
        table,
        size,
        trailer,
        b"startxref\n%d\n%%%%EOF" % len(out),
    )


def stream(content: bytes, keys: bytes = b"", *, packed: bool = False) -> bytes:
    """Return a stream object."""
    if packed:
        content, keys = zlib.compress(content, 9), keys + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(content), content)


def page(keys: bytes = b"", box: bytes = b"0 0 400 400") -> bytes:
    """Return the page that object 4 is the content of."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R%s>>" % (box, keys)


def one_page(content: bytes, keys: bytes = b"", *more: bytes) -> bytes:
    """Return a PDF of one page with a content stream and more objects, from number 5 on."""
    return pdf([*_HEAD, page(keys), content, *more])


def _form(content: bytes, calls: int) -> bytes:
    keys = b"/Type/XObject/Subtype/Form/BBox[0 0 400 400]"
    return stream(content, keys + b"/Resources<</XObject<</F %d 0 R>>>>" % calls)


_CALLS_5 = b"/Resources<</XObject<</F 5 0 R>>>>"
_TILE = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/Resources<<>>"


def locked() -> bytes:
    """Return one that wants a password."""
    key = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]"
    objects = [*_HEAD, page(), stream(b"")]
    return pdf(objects, key % (b"a" * 32, b"b" * 32))


def draws_itself() -> bytes:
    """Return one whose form draws itself twice."""
    return one_page(stream(b"/F Do"), _CALLS_5, _form(b"/F Do /F Do", 5))


def million_laughs() -> bytes:
    """Return one in which each of 12 forms draws the next ten times."""
    forms = [_form(b"/F Do " * 10, 6 + n) for n in range(12)]
    last = stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return one_page(stream(b"/F Do"), _CALLS_5, *forms, last)


def packed_twice() -> bytes:
    """Return 5 kB that are 1.2 GB of zeros, packed and packed again."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(bytes(10_000_000)) for _ in range(120)) + packer.flush()
    twice = zlib.compress(once, 9)
    content = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
    return one_page(content % (len(twice), twice))


def tiles() -> bytes:
    """Return one that lays tiles a hundredth of a point apart, two thousand times."""
    tile = stream(b"0 0 1 1 re f", _TILE + b"/BBox[0 0 1 1]/XStep 0.01/YStep 0.01")
    fill = b"/Pattern cs /P scn 0 0 400 400 re f\n" * 2000
    return one_page(stream(fill), b"/Resources<</Pattern<</P 5 0 R>>>>", tile)


def many_letters() -> bytes:
    """Return one page with forty million letters."""
    font = b"/Resources<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    text = b"BT /F 1 Tf " + b"(%s) Tj\n" % (b"a" * 40) * 1_000_000 + b"ET"
    return one_page(stream(text, packed=True), font)


def deep_tree() -> bytes:
    """Return a tree of pages with one branch 20,000 deep."""
    branches = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % n for n in range(3, 20_003)]
    return pdf([_HEAD[0], *branches, b"<</Type/Page/MediaBox[0 0 9 9]>>"])


def lies_about_pages() -> bytes:
    """Return one page that is counted as two thousand million."""
    counted = b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"
    return pdf([_HEAD[0], counted, page(), stream(b"")])


def many_pages() -> bytes:
    """Return the same page 200,000 times."""
    kids = b"<</Type/Pages/Kids[%s]/Count 200000>>" % (b"3 0 R " * 200_000)
    return pdf([_HEAD[0], kids, page(), stream(b"")])


def flat_page() -> bytes:
    """Return a page without any height."""
    return pdf([*_HEAD, page(box=b"0 0 400 0"), stream(b"")])


BOUNDED: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        draws_itself,
        million_laughs,
        packed_twice,
        many_letters,
        deep_tree,
        lies_about_pages,
        many_pages,
        flat_page,
    )
}
"""Those that must end by themselves or by their memory; `tiles` is ended by the clock."""
