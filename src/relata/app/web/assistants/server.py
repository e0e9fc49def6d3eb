"""The MCP server: three tools over standard input and output, by the official SDK.

What a tool raises of ours is an answer with `isError` and one line; assistants read it and can try
again. Addresses are opened as everywhere: public ones alone. Files of this machine are not read: an
assistant would hand on whatever path it is talked into.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from relata._version import __version__
from relata.app.api import Given, read, read_source
from relata.app.sources import is_url
from relata.app.web.assistants import answers
from relata.model.errors import RelataError, UsageError

#: Looks for statements in the archive: (words, filters by name) -> rows.
Search = Callable[[str, dict[str, Any]], dict[str, Any]]

_ABOUT = (
    "Relata reads news articles and finds who said what, to whom and through whose hands the words "
    "came. Use `read` on an article before you say who said something in it; use `names` before "
    "you take two spellings for one person or for two. Every statement has a tier: sure, likely, "
    "or doubtful (left out unless asked for). What stays open is null: do not fill it in."
)
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_OPENS = ToolAnnotations(read_only_hint=True, open_world_hint=True)


def _plainly(answer: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return answer()
    except RelataError as error:
        raise ToolError(str(error)) from None


def build(search: Search | None) -> MCPServer:
    """The server; without an archive (`search` None) its tool says how to make one."""
    server = MCPServer("relata", version=__version__, instructions=_ABOUT, log_level="ERROR")

    @server.tool(name="read", title="Who says what in an article", annotations=_OPENS)
    def read_article(
        text: Annotated[str | None, Field(description="The article's text")] = None,
        url: Annotated[str | None, Field(description="Or its public http(s) address")] = None,
        language: Annotated[str | None, Field(description="ISO 639-1, if known")] = None,
        date: Annotated[str | None, Field(description="YYYY-MM-DD, if known")] = None,
        outlet: Annotated[str | None, Field(description="Who printed it, if known")] = None,
        doubtful: Annotated[bool, Field(description="Also doubtful statements")] = False,
        whole: Annotated[bool, Field(description="The whole record, as its JSON Schema")] = False,
    ) -> dict[str, Any]:
        """Find every statement of a news article: speaker, words, mode, certainty, chain of hands,
        what an editor should check, and how the article is sourced. Spans are code points.
        """

        def answer() -> dict[str, Any]:
            record = _read(text, url, Given(language, date, outlet))
            return answers.of_record(record, whole=whole, doubtful=doubtful)

        return _plainly(answer)

    @server.tool(name="names", title="Are two spellings one name", annotations=_READS)
    def names(
        name: Annotated[str, Field(description="A name")],
        other: Annotated[str | None, Field(description="A second one to compare it with")] = None,
        spell_in: Annotated[
            str | None, Field(description="Or a language (ISO 639-1) to write the name in")
        ] = None,
        language: Annotated[str | None, Field(description="Of the text of the first name")] = None,
        other_language: Annotated[str | None, Field(description="Of that of the second")] = None,
    ) -> dict[str, Any]:
        """Say whether two spellings can be one name, across scripts and conventions, and why; or
        how texts of a language write a name.
        """
        if (other is None) == (spell_in is None):
            raise ToolError("give either `other`, to compare, or `spell_in`, to spell")
        if other is not None:
            return _plainly(lambda: answers.of_names(name, other, language, other_language))
        return _plainly(lambda: answers.of_spelling(name, str(spell_in)))

    _add_search(server, search)
    return server


def _add_search(server: MCPServer, search: Search | None) -> None:
    @server.tool(name="search", title="Statements in the archive", annotations=_READS)
    def search_archive(
        words: Annotated[str, Field(description="Words, or a name in any spelling")] = "",
        speaker: Annotated[str | None, Field(description="Who speaks")] = None,
        about: Annotated[str | None, Field(description="Whom the words name")] = None,
        outlet: Annotated[str | None, Field(description="Who printed it")] = None,
        since: Annotated[str | None, Field(description="YYYY, YYYY-MM or YYYY-MM-DD")] = None,
        until: Annotated[str | None, Field(description="The same, inclusive")] = None,
        limit: Annotated[int, Field(description="1 to 50", ge=1, le=50)] = 20,
    ) -> dict[str, Any]:
        """Search the statements of this machine's archive; names are found in every spelling."""
        if search is None:
            raise ToolError("there is no archive on this machine yet: `relata add` makes one")
        filters = {
            "speaker": speaker, "about": about, "outlet": outlet,
            "since": since, "until": until, "limit": limit,
        }  # fmt: skip
        return _plainly(lambda: search(words, filters))


def _read(text: str | None, url: str | None, given: Given) -> Any:
    if (text is None) == (url is None):
        raise UsageError("give either `text` or `url`")
    if text is not None:
        return read(text, given.language, given.date, given.outlet)
    if not is_url(str(url)):
        raise UsageError("`url` is an address that begins with https:// or http://")
    return read_source(str(url), given)
