"""The only place that knows the order of the stages.

readers -> segment -> mentions -> attribute -> resolve -> chains -> times -> events -> Record ->
lint. Pure: text in, record out; files, network and clock are `relata.app`'s. A new stage is a
function that completes the `Analysis`, and a line in `STAGES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct, structs

from relata import attribute, chains, events, mentions, resolve, segment, times
from relata._version import __version__
from relata.assembly import assemble
from relata.attribute.merge import confidence
from relata.lang.language import Language, load
from relata.lint.selection import DEFAULT, RuleSelection
from relata.model.codes import LanguageFrom
from relata.model.document import UNMEASURED, Document, well_formed
from relata.model.drafts import Analysis
from relata.model.errors import EmptyInput, Fault, RelataError, TooLarge
from relata.model.record import LanguageSupport, Producer, Record
from relata.present.options import Options

T = TypeVar("T")

#: The note of a document that another engine reads, as it is too long for the best one.
_LONG = (
    "the text is long (%s characters): the engine %s read it, which finds less than %s would; "
    "%s reads a text of any length if it is asked for by name"
)
#: The note of a document whose language has no more than first rules, read by them alone.
_FIRST_RULES = (
    "the rules for %s are few, and the engine %s knows nothing else: most statements will be "
    "missing; the engine encoder finds more"
)


class Settings(Struct, frozen=True):
    """What a stage may ask in addition to the analysis."""

    language: Language
    #: Name of the statement engine that reads this document.
    engine: str


class Checks(Struct, frozen=True):
    """How the rules of the lint run after the record is made."""

    #: Which rules; None for no findings at all.
    selection: RuleSelection | None = DEFAULT
    #: Language of the findings' messages.
    report_lang: str = Options().report_lang
    #: Texts that quotations are checked against.
    sources: tuple[str, ...] = ()


CHECKS = Checks()


class Stage(Struct, frozen=True):
    """One stage: `run` adds its part to the analysis."""

    id: str
    #: From what to what, for a person to read.
    what: str
    run: Callable[[Analysis, Settings], None]


def _mentions(analysis: Analysis, settings: Settings) -> None:
    analysis.phrases = mentions.find(analysis.text, settings.language)


def _attribute(analysis: Analysis, settings: Settings) -> None:
    analysis.drafts = attribute.find(
        analysis.text, analysis.phrases, settings.language, engine=settings.engine,
        document=analysis.document,
    )  # fmt: skip


def _resolve(analysis: Analysis, settings: Settings) -> None:
    resolve.resolve(analysis, settings.language)


def _confidence(analysis: Analysis, settings: Settings) -> None:
    confidence.add_confidence(analysis, settings.engine)


def _chains(analysis: Analysis, settings: Settings) -> None:
    chains.add_chains(analysis, settings.language)


def _times(analysis: Analysis, settings: Settings) -> None:
    times.add_times(analysis, settings.language)


def _events(analysis: Analysis, settings: Settings) -> None:
    events.add_events(analysis, settings.language)


#: The stages between segmentation and assembly, in their order.
STAGES: tuple[Stage, ...] = (
    Stage("mentions", "tokens to noun phrases that may be mentions", _mentions),
    Stage("attribute", "phrases to statement drafts", _attribute),
    Stage("resolve", "phrases to entities, drafts to statements with voices", _resolve),
    Stage("confidence", "evidence and displayed names to scores and tiers", _confidence),
    Stage("chains", "voices, outlet and credits to the chain of every statement", _chains),
    Stage("times", "words to times with values and intervals, and two to a statement", _times),
    Stage("events", "phrases, times and statements to contacts and other events", _events),
)


class Result(Struct, Generic[T], frozen=True):
    """What became of one item of a run: a record, or the error that stands in its place."""

    item: T
    record: Record | None = None
    error: RelataError | None = None


def _language(document: Document, given: str | None) -> tuple[Language, LanguageFrom, float]:
    if given is not None:
        return load(given), "given", 1.0
    code, score = segment.identify(document.text, document.declared_language)
    return load(code), "text", score


def _support(language: Language) -> LanguageSupport:
    return LanguageSupport(**structs.asdict(language.file.support))


def begin(document: Document, *, language: str | None = None) -> tuple[Analysis, Language]:
    """The analysis of a document with its tokens, before the first stage, and its language.

    Raises EmptyInput for a document without text, UnsupportedLanguage.
    """
    if not document.text.strip():
        raise EmptyInput("there is no text in it")
    document = well_formed(document)
    tongue, known_from, score = _language(document, language)
    if parts := tongue.file.support.unmeasured():
        note = UNMEASURED % (tongue.name, ", ".join(parts))
        document = structs.replace(document, notes=(*document.notes, note))
    analysis = Analysis(
        document,
        segment.segment(document, tongue),
        language_from=known_from,
        language_score=score,
        support=tongue.view(_support),
    )
    return analysis, tongue


def analyse(
    document: Document,
    *,
    language: str | None = None,
    engine: str | None = None,
    stages: tuple[Stage, ...] = STAGES,
    checks: Checks = CHECKS,
) -> Record:
    """The record of one document.

    `language` overrides what the text says (ISO 639-1); `engine` names a statement engine, None
    takes the default. The record's producer names the engine that read it, which is another
    one where the one asked for has no weights for the language (`attribute.choose`).
    `stages` are run in their order, and `checks` on the record that they made. Raises InputError
    (a subclass) where the document cannot be read: no text, a language that is not supported;
    UsageError where the engine is not known. Deterministic.
    """
    analysis, tongue = begin(document, language=language)
    length, ruled = len(analysis.text.text), bool(tongue.verbs)
    chosen = attribute.choose(engine, tongue.code, length=length, ruled=ruled)
    if better := chosen.too_long_for:
        _note(analysis, _LONG % (f"{length:,}", chosen.name, better, better))
    if not tongue.nouns and chosen.name != attribute.ENGINES[0][0]:
        _note(analysis, _FIRST_RULES % (tongue.name, chosen.name))
    settings = Settings(tongue, chosen.name)
    for stage in stages:
        stage.run(analysis, settings)
    producer = Producer(version=__version__, engine=chosen.name, weights=chosen.weights)
    return _checked(analysis, assemble(analysis, producer), tongue, checks)


def _checked(analysis: Analysis, record: Record, tongue: Language, checks: Checks) -> Record:
    """The record with the findings of the lint after those of the stages."""
    if checks.selection is None:
        return record
    from relata.lint.run import check  # late: the rules bring the comparison of texts

    found = check(
        analysis, record, tongue, report_lang=checks.report_lang, selection=checks.selection,
        sources=checks.sources,
    )  # fmt: skip
    return structs.replace(record, findings=(*record.findings, *found))


def _note(analysis: Analysis, note: str) -> None:
    document = analysis.document
    analysis.document = structs.replace(document, notes=(*document.notes, note))


def run(items: Iterable[T], read: Callable[[T], Record]) -> Iterator[Result[T]]:
    """Read items one by one, in order; an item that cannot be read yields its error.

    So does one that shows a bug: no input ends a run.
    """
    for item in items:
        try:
            result = Result(item, record=read(item))
        except RelataError as error:
            result = Result(item, error=error)
        except MemoryError:
            result = Result(item, error=TooLarge(NO_MEMORY))
        except Exception as error:
            result = Result(item, error=fault(error))
        yield result


NO_MEMORY = "there is not enough memory for this input; read it in smaller parts"


def fault(error: BaseException) -> Fault:
    """The error to show where a bug of ours was met: short, with its place, without the text."""
    where = ""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
        where = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return Fault(
        f"this is a fault of Relata {__version__}, not of your input: "
        f"{type(error).__name__} at {where}; please report it with the input that shows it"
    )
