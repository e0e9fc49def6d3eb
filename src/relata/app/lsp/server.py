"""The server: texts are checked when they are opened and after each change."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from relata import pipeline
from relata._version import __version__
from relata.app.api import Given
from relata.app.check.config import FoundConfig, load_config
from relata.app.check.run import CheckSettings
from relata.app.lsp.diagnostics import check_text, diagnostic
from relata.lint.page import page
from relata.lint.registry import by_id
from relata.lint.selection import RuleSelection, checked_names
from relata.model.errors import RelataError

#: Seconds that a change waits for the next one: a burst of key presses is checked once.
DELAY = 0.02
_COMMENT = "<!-- relata: ignore {rule} -->\n"


class RelataServer(LanguageServer):
    """A language server that keeps the diagnostics of each open text."""

    def __init__(
        self, engine: str | None, report_lang: str | None, fallback: str | None = None
    ) -> None:
        super().__init__("relata", __version__)
        self.engine, self.report_lang = engine, report_lang
        #: The engine where neither the command nor the configuration names one.
        self.fallback = fallback
        self.found: dict[str, list[lsp.Diagnostic]] = {}
        self._settings: dict[Path, CheckSettings] = {}

    def settings(self, path: Path) -> CheckSettings:
        """The settings of the configuration nearest to a file, read once a folder."""
        folder = path.parent
        if folder not in self._settings:
            self._settings[folder] = self._load(folder)
        return self._settings[folder]

    def _load(self, folder: Path) -> CheckSettings:
        try:
            config = load_config(None, folder if folder.is_dir() else Path.cwd())
        except RelataError as error:
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, str(error)))
            config = FoundConfig()
        lint = config.lint
        return CheckSettings(
            Given(language=lint.lang, engine=self.engine or lint.engine or self.fallback),
            RuleSelection(checked_names(lint.select), checked_names(lint.ignore)),
            config,
            self.report_lang or lint.report_lang or pipeline.CHECKS.report_lang,
        )

    def check(self, uri: str) -> None:
        """Check a text as it is now, and publish what was found."""
        document = self.workspace.get_text_document(uri)
        path = _path(uri)
        result = check_text(document.source, path.as_posix(), self.settings(path))
        codec, lines = document.position_codec, document.lines
        made = []
        for one in result.findings:
            found = diagnostic(one, uri)
            found.range = codec.range_to_client_units(lines, found.range)
            for related in found.related_information or ():
                related.location.range = codec.range_to_client_units(lines, related.location.range)
            made.append(found)
        self.found[uri] = made
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri=uri, diagnostics=made, version=document.version)
        )


def _path(uri: str) -> Path:
    """The path of a file's URI; of another scheme its last part, which gives the format."""
    parts = urlparse(uri)
    if parts.scheme == "file":
        return Path(url2pathname(unquote(parts.path)))
    return Path(parts.path.rpartition("/")[2] or "untitled.txt")


def make_server(
    engine: str | None = None, report_lang: str | None = None, fallback: str | None = None
) -> RelataServer:
    """A server with its features; it runs with `start_io`."""
    server = RelataServer(engine, report_lang, fallback)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _open(params: lsp.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def _change(params: lsp.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        await asyncio.sleep(DELAY)
        if server.workspace.get_text_document(uri).version == version:
            server.check(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _close(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.found.pop(uri, None)
        server.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri=uri, diagnostics=[])
        )

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        return hover(server, params.text_document.uri, params.position)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    )
    def _actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return actions(server, params.text_document.uri, params.range)

    return server


def hover(server: RelataServer, uri: str, at: lsp.Position) -> lsp.Hover | None:
    """The pages of the rules that fired at a place."""
    found = [one for one in server.found.get(uri, []) if _covers(one.range, at)]
    rules = dict.fromkeys(str(one.code) for one in found)
    if not rules:
        return None
    text = "\n\n---\n\n".join(page(by_id(rule)) for rule in rules)
    return lsp.Hover(
        contents=lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=text), range=found[0].range
    )


def actions(server: RelataServer, uri: str, where: lsp.Range) -> list[lsp.CodeAction]:
    """For each finding at a place: leave the rule out in this paragraph."""
    document = server.workspace.get_text_document(uri)
    made = []
    for one in server.found.get(uri, []):
        if not (_covers(one.range, where.start) or _covers(where, one.range.start)):
            continue
        line = one.range.start.line
        while line > 0 and document.lines[line - 1].strip():
            line -= 1
        place = lsp.Position(line=line, character=0)
        edit = lsp.TextEdit(lsp.Range(place, place), _COMMENT.format(rule=one.code))
        made.append(
            lsp.CodeAction(
                title=f"Leave {one.code} out in this paragraph",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[one],
                edit=lsp.WorkspaceEdit(changes={uri: [edit]}),
            )
        )
    return made


def _covers(where: lsp.Range, at: lsp.Position) -> bool:
    start, end = (where.start.line, where.start.character), (where.end.line, where.end.character)
    return start <= (at.line, at.character) <= end
