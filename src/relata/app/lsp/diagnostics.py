"""Findings as diagnostics: their lines in the units of the client, related places, severities."""

from __future__ import annotations

from lsprotocol import types as lsp
from msgspec import Struct

from relata import pipeline, readers
from relata.app.api import with_given
from relata.app.check.run import CheckSettings, checked
from relata.lint.outcome.checked import CheckedFinding, Position
from relata.model.codes import Severity
from relata.model.errors import RelataError

_SEVERITIES: dict[Severity, lsp.DiagnosticSeverity] = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}
#: Endings of files that are read as Markdown or as pages; all others are plain text.
_MARKDOWN, _PAGES = (".md", ".markdown"), (".html", ".htm", ".xhtml")


class OpenText(Struct, frozen=True):
    """A text in the editor and what was found in it."""

    source: str
    findings: tuple[CheckedFinding, ...]


def check_text(text: str, name: str, settings: CheckSettings) -> OpenText:
    """The findings in a text that is called `name`; none where it cannot be read."""
    lower = name.lower()
    try:
        if lower.endswith(_PAGES):
            document = readers.read_bytes(text.encode("utf-8", "replace"), name=name)
        else:
            document = readers.read_text(text, source=name, markdown=lower.endswith(_MARKDOWN))
        record = pipeline.analyse(
            with_given(document, settings.given),
            language=settings.given.language,
            engine=settings.given.engine,
            checks=pipeline.Checks(settings.selection, settings.report_lang),
        )
    except RelataError:
        return OpenText(text, ())
    article = checked(record, name, text, settings)
    return OpenText(text, article.counting())


def diagnostic(one: CheckedFinding, uri: str) -> lsp.Diagnostic:
    """One finding as a diagnostic, in code points; the server converts it to the client's units."""
    finding = one.finding
    related = [
        lsp.DiagnosticRelatedInformation(
            location=lsp.Location(uri=uri, range=_range(position)), message=finding.rule
        )
        for position in one.related[:20]
    ]
    place = _range(one.position)
    if finding.scope == "article":  # a note at the first line, not marks under the headline
        place = lsp.Range(start=place.start, end=place.start)
    return lsp.Diagnostic(
        range=place,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source="relata",
        message=f"{finding.message} {finding.advice}",
        related_information=related or None,
    )


def _range(position: Position) -> lsp.Range:
    return lsp.Range(
        start=lsp.Position(line=position.line - 1, character=position.column - 1),
        end=lsp.Position(line=position.end_line - 1, character=position.end_column - 1),
    )
