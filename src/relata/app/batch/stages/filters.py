"""Which records a run reads: by address, day, language, and by chance."""

from __future__ import annotations

import hashlib

from relata.app.batch.entries import Entry, domain_of, lost
from relata.app.batch.options import BatchOptions


def _in_domains(url: str | None, domains: tuple[str, ...]) -> bool:
    host = domain_of(url)
    return host is not None and any(
        host == domain or host.endswith("." + domain) for domain in domains
    )


def _chosen(entry: Entry, share: float) -> bool:
    """Whether a record is in the sample: by its address (or name), so the same in every run."""
    key = entry.url or entry.name or str(entry.number)
    digest = hashlib.sha256(key.encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big") < share * (1 << 64)


def filtered(entry: Entry, options: BatchOptions) -> Entry:
    """The entry, with a reason where its address or day leaves it out; nothing is unpacked."""
    if options.domains and not _in_domains(entry.url, options.domains):
        return lost(entry, "domain", domain_of(entry.url) or "no address")
    if not options.captured.open:
        day = (entry.captured or "")[:10]
        if not day or not options.captured.holds(day):
            return lost(entry, "captured", day or "no day")
    if options.sample < 1.0 and not _chosen(entry, options.sample):
        return lost(entry, "sample")
    return entry


def dated(entry: Entry, date: str | None, options: BatchOptions) -> Entry:
    """The entry, with a reason where the article's date leaves it out."""
    if not options.dated.open and (date is None or not options.dated.holds(date)):
        return lost(entry, "date", date or "the article has no date")
    return entry


def language_loss(code: str, options: BatchOptions) -> tuple[str, str] | None:
    """Why a text in this language is left out: (reason, detail); None where it is read."""
    if options.languages and code not in options.languages:
        return "language", code
    from relata import attribute
    from relata.lang.language import load

    if options.engine == "encoder":
        return None
    chosen = attribute.choose(options.engine, code)
    if chosen.name != options.engine or not load(code).verbs:
        return "no-rules", f"the engine {options.engine} has no rules fitted for {code}"
    return None
