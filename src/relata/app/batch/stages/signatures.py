"""MinHash signatures of texts (Broder 1997), by datasketch."""

from __future__ import annotations

import hashlib
import re
import zlib

from relata.app.batch.entries import Signature
from relata.app.batch.stages.weights import weights
from relata.model.document import READ_KINDS, Document

_WORD = re.compile(r"\w+")
#: Characters of a text that are looked at.
_SAMPLE = 200_000


def _crc(data: bytes) -> int:
    return zlib.crc32(data)


def signature(entry: int, document: Document, language: str, url: str | None) -> Signature:
    """The signature of a document: of the words of its body, in lower case.

    The title is left out, as twins have titles of their own.
    """
    tuned = weights().twins
    body = " ".join(
        document.text[slice(*part.span)]
        for part in document.parts
        if part.kind in READ_KINDS and part.kind != "title"
    )
    words = _WORD.findall(body[:_SAMPLE].lower())
    values = _values(words) if len(words) >= tuned.shortest else b""
    whole = document.text.encode("utf-8", "replace")
    page = hashlib.sha256((url or "").encode("utf-8", "replace") + b"\0" + whole).digest()
    return Signature(entry, language, hashlib.sha256(whole).digest()[:12], page[:12], values)


def _values(words: list[str]) -> bytes:
    import numpy
    from datasketch import MinHash

    tuned = weights().twins
    size = tuned.shingle
    shingles = {
        " ".join(words[at : at + size]).encode("utf-8", "replace")
        for at in range(len(words) - size + 1)
    }
    made = MinHash(num_perm=tuned.permutations, seed=1, hashfunc=_crc)
    made.update_batch(sorted(shingles))
    return numpy.asarray(made.hashvalues, dtype="<u4").tobytes()
