"""What must hold of every pack in addition to its schema."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator

import pytest

from relata.lang.compile import contents
from relata.lang.language import Language, load, supported, words_of
from relata.lang.schema import FILES, Flag, Verb, Words
from relata.model.codes import MEDIA
from tests.lang.helpers import PACKS, claims_more_than_unmeasured, nouns, roles, sources, verbs

#: Flags that a language may do without (roles say it better, or it has no such words).
OPTIONAL = {
    "ROLE", "GROUP", "MEDIA", "DOCUMENT", "HEARSAY", "CORRELATE", "INFINITIVE", "PLACE", "FINITE",
}  # fmt: skip
FORMS = ("sg", "pl", "sub", "part", "inf", "ger")


@pytest.fixture(params=supported())
def language(request: pytest.FixtureRequest) -> Language:
    return load(request.param)


def lists(verb: Verb) -> Iterator[tuple[str, Words]]:
    return ((name, getattr(verb, name)) for name in FORMS)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_everything_is_written_in_nfc_without_control_characters(language: Language) -> None:
    data = [tomllib.loads(file.decode("utf-8")) for file in sources(language.code).values()]
    for text in strings(data):
        assert unicodedata.is_normalized("NFC", text), text
        assert all(char == "\n" or unicodedata.category(char) != "Cc" for char in text), text
        assert "\u00ad" not in text and "\u200b" not in text, text


def test_a_language_has_its_names(language: Language) -> None:
    assert language.file.own_name.strip() and language.file.name.strip()


def test_all_closed_classes_are_there_for_what_the_pack_claims(language: Language) -> None:
    if not claims_more_than_unmeasured(language.code):
        return
    missing = {flag.name for flag in Flag} - {name.upper() for name in language.file.words}
    assert missing <= OPTIONAL | (
        set() if language.file.grammar.subjunctive_reports else {"SUBJUNCTIVE1", "SUBJUNCTIVE2"}
    )


def test_closed_classes_are_lower_case(language: Language) -> None:
    for name, words in language.file.words.items():
        wrong = [w for w in words_of(words) if w != w.lower() and name not in ("time", "title")]
        assert not wrong, f"[words] {name}: {wrong}"


def test_no_form_stands_twice_in_a_list_of_a_verb(language: Language) -> None:
    for lemma, verb in verbs(language.code).items():
        for name, words in lists(verb):
            forms = words_of(words)
            assert len(forms) == len(set(forms)), f"{lemma}: {name} {words}"


def test_every_verb_has_a_finite_form_or_a_participle(language: Language) -> None:
    for lemma, verb in verbs(language.code).items():
        assert words_of(verb.sg) or words_of(verb.part), lemma
        assert 0 < verb.reporting_strength <= 1, lemma


def test_subjunctive_forms_of_cues_are_not_other_finite_forms(language: Language) -> None:
    for lemma, verb in verbs(language.code).items():
        indicative = set(words_of(verb.sg)) | set(words_of(verb.pl))
        both = set(words_of(verb.sub)) & indicative
        assert not both, f"{lemma}: {both}"


def test_forms_are_single_words(language: Language) -> None:
    for lemma, verb in verbs(language.code).items():
        for name, words in lists(verb):
            for form in words_of(words):
                assert " " not in form and form == form.strip(".,;:"), f"{lemma} {name}: {form}"


def test_separated_parts_have_no_empty_alternative(language: Language) -> None:
    for lemma, verb in verbs(language.code).items():
        if verb.particle:
            parts = [part.strip() for part in verb.particle.split("|")]
            assert all(parts), lemma
            assert len(parts) == len(set(parts)), f"{lemma}: an alternative stands twice"


def test_a_noun_form_belongs_to_one_noun(language: Language) -> None:
    twice = [word for word, readings in language.nouns.items() if len(readings) > 1]
    assert not twice


def test_a_role_form_belongs_to_one_group(language: Language) -> None:
    seen: dict[str, str] = {}
    for group, role in roles(language.code).items():
        for form in words_of(role.forms):
            assert seen.setdefault(form.lower(), group) == group, f"{form}: {seen[form.lower()]}"


def test_classes_that_exclude_each_other_share_no_word(language: Language) -> None:
    pairs = (
        (Flag.COMPLEMENTISER, Flag.PREPOSITION),
        (Flag.NEGATION, Flag.COORDINATION),
        (Flag.MODAL, Flag.PRONOUN),
        (Flag.AUXILIARY, Flag.PREPOSITION),
        (Flag.SUBJUNCTIVE1, Flag.SUBJUNCTIVE2),
        (Flag.SUBJUNCTIVE1, Flag.ARTICLE),
        (Flag.SUBJUNCTIVE1, Flag.DETERMINER),
        (Flag.FINITE, Flag.ARTICLE),
        (Flag.FINITE, Flag.PREPOSITION),
        (Flag.FINITE, Flag.PRONOUN),
        (Flag.REFLEXIVE, Flag.PRONOUN),
    )
    allowed = {"neither", "nor", "weder"}
    for one, other in pairs:
        both = [w for w, bits in language.flags.items() if bits & one and bits & other]
        assert set(both) <= allowed, f"{one.name} and {other.name}: {both}"


def test_cues_are_not_articles_or_pronouns(language: Language) -> None:
    closed = int(Flag.ARTICLE | Flag.PRONOUN | Flag.COORDINATION | Flag.COMPLEMENTISER)
    wrong = [word for word in language.verbs if language.flags.get(word, 0) & closed]
    assert not wrong


def test_media_of_source_phrases_are_media(language: Language) -> None:
    according = language.file.according
    for table in (
        according.before, according.before_noun, according.after, according.after_noun,
        according.particle,
    ):  # fmt: skip
        for words, medium in table.items():
            assert set(medium.split()) <= set(MEDIA), words


def test_calendar(language: Language) -> None:
    if not claims_more_than_unmeasured(language.code):
        return
    assert set(language.file.months.values()) == set(range(1, 13))
    assert set(language.file.weekdays.values()) == set(range(1, 8))
    assert language.file.days
    for name in (*language.file.months, *language.file.weekdays, *language.file.days):
        assert name == name.lower()


def test_quotation_marks_are_pairs_of_one_or_two_characters(language: Language) -> None:
    for opening, closing in language.file.marks.quotes:
        assert 1 <= len(opening) <= 2 and 1 <= len(closing) <= 2


def test_enough_cues_for_what_the_pack_claims(language: Language) -> None:
    if claims_more_than_unmeasured(language.code):
        assert len(verbs(language.code)) >= 150
        assert len(nouns(language.code)) >= 40
        assert len(language.roles) >= 100


def test_a_form_with_its_part_does_not_ask_for_it_again() -> None:
    german = load("de")
    (joined,) = (r for r in german.verbs["mitteilte"] if r.cue.lemma == "mitteilen")
    (apart,) = (r for r in german.verbs["teilte"] if r.cue.lemma == "mitteilen")
    assert joined.cue.particle == ()
    assert apart.cue.particle == (("mit",),)


def test_readings_with_the_longest_part_come_first() -> None:
    for code in supported():
        for readings in load(code).verbs.values():
            lengths = [max((len(part) for part in r.cue.particle), default=0) for r in readings]
            assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("code", "word", "act", "certainty"),
    [
        ("de", "behauptete", "assert", "doubted"),
        ("de", "dementierte", "deny", "denied"),
        ("de", "eingeräumt", "admit", "fact"),
        ("de", "verurteilten", "condemn", "asserted"),
        ("de", "fragte", "ask", "open"),
        ("en", "claimed", "assert", "doubted"),
        ("en", "denies", "deny", "denied"),
        ("en", "conceded", "admit", "fact"),
        ("en", "criticised", "criticise", "asserted"),
        ("en", "criticized", "criticise", "asserted"),
        ("en", "wondered", "ask", "open"),
        ("ru", "утверждал", "assert", "doubted"),
        ("ru", "опровергли", "deny", "denied"),
        ("ru", "признался", "admit", "fact"),
        ("ru", "спросила", "ask", "open"),
        ("cs", "tvrdí", "assert", "doubted"),
        ("cs", "popřela", "deny", "denied"),
        ("cs", "připustil", "admit", "fact"),
        ("cs", "požadovali", "demand", "asserted"),
    ],
)
def test_act_and_certainty_of_a_cue(code: str, word: str, act: str, certainty: str) -> None:
    cue = load(code).verbs[word][0].cue
    assert (cue.act, cue.certainty) == (act, certainty)


@pytest.mark.parametrize("code", supported())
def test_no_pack_takes_long_to_compile(code: str) -> None:
    """Counts work, not time: the keys and values that the parser has to read one by one."""
    data = b"".join(sources(code).values())
    assert len(data) < 600_000
    assert data.count(b"=") < 18_000


def test_the_folder_of_packs_holds_packs_only() -> None:
    for place in PACKS.iterdir():
        if place.is_dir() and place.name != "__pycache__":
            names = {path.name for path in place.iterdir()}
            assert names <= {f"{name}.toml" for name in FILES}, place.name
            assert "core.toml" in names or names == {"names.toml"}, place.name
        else:
            assert place.suffix == ".msgpack" or place.name == "__pycache__", place.name


@pytest.mark.parametrize("code", contents())
def test_every_file_names_the_code_of_its_folder(code: str) -> None:
    for name in ("core", "names", "words"):
        table = tomllib.loads(sources(code).get(name, b"").decode("utf-8"))
        assert table.get("code", code) == code
