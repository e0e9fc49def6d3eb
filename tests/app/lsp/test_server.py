"""The language server, tried by a real client over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

TEXT = (
    "The bridge over the Orr has cracks 😀.\n\nExperts say the cracks are deeper than was known. "
    "The council meets on Friday.\n"
)


class Session:
    """A client with an open text, and the diagnostics that came."""

    def __init__(self, folder: Path) -> None:
        self.client = LanguageClient("test", "1")
        self.uri = (folder / "draft.txt").as_uri()
        self.came: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _came(params: lsp.PublishDiagnosticsParams) -> None:
            self.came.put_nowait(params)

    async def start(self, folder: Path, *options: str) -> None:
        await self.client.start_io(sys.executable, "-m", "relata", "lsp", *options)
        await self.client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(), root_uri=folder.as_uri(), process_id=None
            )
        )
        self.client.initialized(lsp.InitializedParams())

    async def open(self, text: str) -> list[lsp.Diagnostic]:
        self.client.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(self.uri, "plaintext", 1, text))
        )
        return await self.next()

    async def next(self) -> list[lsp.Diagnostic]:
        found = await asyncio.wait_for(self.came.get(), 60)
        return list(found.diagnostics)

    async def change(self, text: str, version: int) -> list[lsp.Diagnostic]:
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, self.uri),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self.next()

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def with_session(folder: Path, what: Callable[[Session], Awaitable[None]], *options: str) -> None:
    async def run() -> None:
        session = Session(folder)
        await session.start(folder, *options)
        try:
            await what(session)
        finally:
            await session.stop()

    asyncio.run(run())


def rules(found: list[lsp.Diagnostic]) -> set[str]:
    return {str(one.code) for one in found}


def test_a_client_sees_findings_hovers_and_leaves_a_rule_out(tmp_path: Path) -> None:
    async def try_it(session: Session) -> None:
        found = await session.open(TEXT)
        assert "ATT004" in rules(found)
        (vague,) = [one for one in found if one.code == "ATT004"]
        assert (vague.range.start.line, vague.range.start.character) == (2, 0)
        assert vague.range.end.character == len("Experts")
        assert vague.source == "relata" and "Experts" in vague.message

        document = lsp.TextDocumentIdentifier(session.uri)
        shown = await session.client.text_document_hover_async(
            lsp.HoverParams(document, lsp.Position(2, 3))
        )
        assert shown is not None and "ATT004" in shown.contents.value

        actions = await session.client.text_document_code_action_async(
            lsp.CodeActionParams(document, vague.range, lsp.CodeActionContext([vague]))
        )
        edit = actions[0].edit.changes[session.uri][0]
        assert edit.new_text == "<!-- relata: ignore ATT004 -->\n"
        lines = TEXT.splitlines(keepends=True)
        lines.insert(edit.range.start.line, edit.new_text)
        assert "ATT004" not in rules(await session.change("".join(lines), 2))
        assert "ATT004" in rules(await session.change(TEXT, 3))

    with_session(tmp_path, try_it)


def test_the_configuration_next_to_the_file_counts(tmp_path: Path) -> None:
    (tmp_path / "relata.toml").write_text(
        '[lint]\nselect = ["ATT"]\nreport-lang = "de"\n[lint.severity]\nATT004 = "error"\n'
    )

    async def try_it(session: Session) -> None:
        (only,) = await session.open(TEXT)
        assert only.code == "ATT004" and only.severity == lsp.DiagnosticSeverity.Error
        assert "nicht benannt" in only.message

    with_session(tmp_path, try_it)


def test_a_key_press_is_answered_at_once(tmp_path: Path) -> None:
    """Under 150 ms on a machine with nothing else to do; the test allows for a busy one."""
    paragraph = (
        "Mayor Ann Lee said on Monday that the bridge over the Orr would stay shut. “We had no "
        "choice,” she told reporters in Valmont. The owner, a bank, declined to comment. "
    )
    text = "\n\n".join(paragraph + f"Lorry number {n} had to turn." for n in range(14))

    async def try_it(session: Session) -> None:
        await session.open(text)
        taken = []
        for version in range(2, 8):
            began = time.perf_counter()
            await session.change(text + "x" * version, version)
            taken.append(time.perf_counter() - began)
        assert min(taken) < 0.6

    with_session(tmp_path, try_it)
