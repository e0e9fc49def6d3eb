"""Character decoding: bytes to text, and the encoding where none is declared.

Nothing is stripped: a byte order mark stays as U+FEFF, line ends stay, so that offsets point into
the input. Guesses go by the letters of a language first (a text with ł and ż is cp1250 or ISO
8859-2), because statistical guessers confuse neighbouring encodings in short texts.
"""

from __future__ import annotations

import codecs
import re

from relata.model.errors import UnsupportedFormat
from relata.model.threads import LOADING
from relata.readers.limits import ENCODING_SAMPLE
from relata.readers.weights import weights

#: Byte order marks, longest first; decoders that leave the mark in the text.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Control characters that no text holds.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: The beginning of a UTF-8 character at the end of the data.
_CUT = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})$")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
#: Typographic signs that any text may hold, in addition to the letters of its language.
_TYPOGRAPHY = frozenset("„“”‘’‚«»‹›–—…•€£°§·©\u00a0\u00ad")
#: Single-byte encodings and the letters of a language written in them, usual first: German,
#: French, Spanish and Italian, Portuguese, the Nordic languages, Turkish, Polish, Czech and
#: Slovak, Hungarian. charset-normalizer takes neighbours of cp1252 for it in short texts.
_ALPHABETS = (
    ("cp1252", "äöüßÄÖÜéÉèàçâêáóñ"),
    ("cp1252", "éèêëàâçîïôùûüœæÿÉÈÊËÀÂÇÎÏÔÙÛÜŒÆñö"),
    ("cp1252", "áéíóúüñÁÉÍÓÚÜÑ¿¡ºªàèìòùÀÈÌÒÙçÇ"),
    ("cp1252", "ãõáéíóúâêôàçüÃÕÁÉÍÓÚÂÊÔÀÇºª"),
    ("cp1252", "åäöøæéÅÄÖØÆÉ"),
    ("cp1254", "çğıöşüâîûÇĞİÖŞÜÂÎÛ"),
    *(
        (encoding, letters)
        for letters in (
            "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
            "áčďéěíňóřšťúůýžĺľŕôäÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĹĽŔÔÄ",
            "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
        )
        for encoding in ("cp1250", "iso8859-2")
    ),
    ("iso8859-15", "äöüßÄÖÜéèêëàâçîïôùûœÉÈÊÀÇŒšžŠŽ"),
)
#: Encodings that charset-normalizer chooses from where no alphabet fits.
_CANDIDATES = (
    "cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "shift_jis", "euc_jp", "gb18030", "big5",
    "euc_kr",
)  # fmt: skip

_BINARY = "this is binary data, not text; give plain text, Markdown or HTML"


def charset_of(content_type: str | None) -> str | None:
    """The charset a Content-Type header names, if Python knows it."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", content_type or "", re.IGNORECASE)
    return known_charset(found.group(1)) if found else None


def known_charset(name: str) -> str | None:
    """The name Python uses for a character encoding, or None. ISO 8859-1 means windows-1252
    on the web (WHATWG Encoding Standard), and so here."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(codec, "_is_text_encoding", True) or codec.name in ("utf-7", "idna", "punycode"):
        return None
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    many, few = weights().decoding.utf16_zeros, weights().decoding.utf16_other_zeros
    if odd > many * half and even < few * half:
        return "utf-16-le"
    if even > many * half and odd < few * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    """The encoding that fits best: an alphabet that holds every letter, else charset-normalizer.

    Looks at a sample around the first byte that is not ASCII.
    """
    with LOADING:
        from charset_normalizer import from_bytes

    foreign = re.search(rb"[\x80-\xff]", data)
    start = max(0, (foreign.start() if foreign else 0) - 200)
    sample = data[start : start + ENCODING_SAMPLE]
    for encoding, letters in _ALPHABETS:
        found = set(_NON_ASCII.findall(sample.decode(encoding, "replace")))
        if found and found <= set(letters) | _TYPOGRAPHY:
            return encoding
    best = from_bytes(sample, cp_isolation=list(_CANDIDATES)).best()
    return (known_charset(best.encoding) if best else None) or "cp1252"


def _mostly_utf8(data: bytes) -> str | None:
    """The text, if it is UTF-8 except for a few broken bytes (a cut end, a pasted word).

    A last character that was cut in its middle does not count, where another one is whole.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd") - bool(_CUT.search(data[-4:]))
    foreign = sum(1 for _ in re.finditer(rb"[\xc2-\xf4][\x80-\xbf]", data))
    if not foreign:
        return None
    return text if broken * weights().decoding.sound_per_broken <= foreign else None


def decode(data: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and notes on how it was decoded.

    In order: a byte order mark, UTF-8, the declared `charset`, UTF-16 without a mark, UTF-8
    with a few broken bytes, the guess of charset-normalizer. Bytes that an encoding cannot
    hold become U+FFFD. Raises UnsupportedFormat for binary data.
    """
    text, encoding = _decoded(data, charset)
    head = text[:50_000]
    if "\x00" in head or len(_CONTROL.findall(head)) > weights().decoding.most_control * len(head):
        raise UnsupportedFormat(_BINARY)
    notes: tuple[str, ...] = ()
    if encoding != "utf-8":
        text, notes = without_surrogates(text)
        notes = (f"the text was decoded as {encoding}", *notes)
    elif "\ufffd" in text and b"\xef\xbf\xbd" not in data:
        notes = ("some bytes of the text are not UTF-8 and were replaced by U+FFFD",)
    return text, notes


def _decoded(data: bytes, charset: str | None) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if charset and charset != "utf-8":
        try:
            return data.decode(charset), charset
        except UnicodeError:
            pass
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide
    if b"\x00" in data[:50_000]:
        raise UnsupportedFormat(_BINARY)
    text = _mostly_utf8(data)
    if text is not None:
        return text, "utf-8"
    guess = _guess(data)
    return data.decode(guess, "replace"), guess


def without_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Lone surrogates replaced one to one by U+FFFD: JSON and UTF-8 cannot carry them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text, count = _SURROGATES.subn("\ufffd", text)
    else:
        return text, ()
    return text, (f"{count} lone surrogates in the text were replaced by U+FFFD",)
