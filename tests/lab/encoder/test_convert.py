"""Gold in the record's conventions, on made-up documents."""

from __future__ import annotations

import re
from typing import Any

from relata_lab.training.encoder import product
from relata_lab.training.encoder.convert import (
    gum,
    polnear,
    redewiedergabe,
    spkatt,
    wikinews,
)
from relata_lab.training.encoder.convert.spans import Row
from relata_lab.training.encoder.data.gold import Converted, Labels, Spans, Words, example

_KEYS = ("content", "source", "cue", "frame", "addressee")


def _row(text: str, *statements: dict[str, Any]) -> Row:
    """A corpus's document; parts are given as words of the text (the first place counts)."""
    found = []
    for number, given in enumerate(statements):
        base: Row = {
            "id": f"d#{number}", "type": "indirect", "medium": None, "flags": [], "quoted": "none",
            "extra": {}, **{key: [] for key in _KEYS},
        }  # fmt: skip
        for key, value in given.items():
            base[key] = _spans(text, value) if key in _KEYS else value
        if "particle" in given:
            base["extra"] = {"particle": _spans(text, given["particle"])}
        found.append(base)
    return {"id": "d", "lang": "de", "text": text, "genre": "nonfiction/Nachrichten",
            "statements": found}  # fmt: skip


def _spans(text: str, value: str | list[str]) -> list[list[int]]:
    pieces = [value] if isinstance(value, str) else value
    return [[m.start(), m.end()] for piece in pieces if (m := re.search(re.escape(piece), text))]


def _words(document: Converted, spans: Spans | None) -> list[str]:
    return [document.text[a:b] for a, b in spans or ()]


def test_verbatim_parts_make_a_mixed_statement() -> None:
    text = "Er sagte, das sei „Unsinn“ und falsch."
    document = wikinews.convert(
        _row(
            text,
            {"content": "das sei „Unsinn“ und falsch", "cue": "sagte", "source": "Er"},
            {"content": "„Unsinn“", "cue": "sagte", "source": "Er", "type": "direct"},
        )
    )
    (one,) = document.statements
    assert one.modes == {"mixed"}
    assert _words(document, one.quoted) == ["„Unsinn“"]


def test_a_quotation_of_somebody_else_stays_a_statement() -> None:
    text = "Er sagte, die Chefin habe „Nein“ gerufen."
    document = wikinews.convert(
        _row(
            text,
            {"content": "die Chefin habe „Nein“ gerufen", "cue": "sagte", "source": "Er"},
            {"content": "„Nein“", "cue": "gerufen", "source": "die Chefin", "type": "direct"},
        )
    )
    assert [s.modes for s in document.statements] == [{"indirect"}, {"direct"}]


def test_an_interrupted_quotation_is_one_statement() -> None:
    text = "„Wir gehen“, sagte er, „und kommen.“ Es regnete. „Bald.“"
    parts = {"cue": "sagte", "source": "er", "frame": ", sagte er,", "type": "direct"}
    document = wikinews.convert(
        _row(
            text,
            {"content": "„Wir gehen“", **parts},
            {"content": "„und kommen.“", **parts},
            {"content": "„Bald.“", **parts},
        )
    )
    one, other = document.statements
    assert _words(document, one.content) == ["„Wir gehen“", "„und kommen.“"]
    assert _words(document, one.frame) == ["sagte er"]
    assert _words(document, other.content) == ["„Bald.“"]


def test_the_noun_of_claiming_belongs_to_the_cue() -> None:
    text = "Nach Angaben der Polizei war es kalt."
    document = wikinews.convert(
        _row(text, {"content": "war es kalt", "cue": "Nach", "source": "Angaben der Polizei"})
    )
    assert _words(document, document.statements[0].cue) == ["Nach", "Angaben"]
    assert _words(document, document.statements[0].speaker) == ["der Polizei"]


def test_modes_of_continuations_and_hearsay() -> None:
    text = "Er soll dort sein. Es werde kalt."
    document = wikinews.convert(
        _row(
            text,
            {"content": "Er soll dort sein.", "type": "free-indirect"},
            {"content": "Es werde kalt.", "type": "indirect-free-indirect"},
        )
    )
    hearsay, continued = document.statements
    assert hearsay.modes == {"hearsay"}
    assert _words(document, hearsay.anchor) == ["soll"]
    assert continued.modes == {"free-indirect"}


def test_an_act_gets_cue_and_matter() -> None:
    text = "Der Minister kritisierte den Angriff."
    document = wikinews.convert(
        _row(text, {"content": text, "source": "Der Minister", "type": "reported"})
    )
    (one,) = document.statements
    assert _words(document, one.cue) == ["kritisierte"]
    assert _words(document, one.content) == ["den Angriff"]
    assert _words(document, one.frame) == ["Der Minister kritisierte den Angriff"]


def test_an_act_without_a_known_verb_teaches_nothing() -> None:
    text = "Der Minister frühstückte ausgiebig."
    document = wikinews.convert(
        _row(text, {"content": text, "source": "Der Minister", "type": "reported"})
    )
    assert document.statements == ()
    assert _words(document, document.unsure) == [text]


def test_polnear_that_and_marks() -> None:
    text = "She said that it works."
    document = polnear.convert(
        _row(text, {"content": "it works", "cue": "said that", "source": "She"}), None
    )
    (one,) = document.statements
    assert _words(document, one.content) == ["that it works"]
    assert [w.strip() for w in _words(document, one.cue)] == ["said"]
    assert one.frame is None
    assert one.media == {"speech", "writing"}
    assert one.negated is False


def test_polnear_negation_and_thought() -> None:
    text = "She did not believe the report."
    document = polnear.convert(
        _row(text, {"content": "the report", "cue": "did not believe", "source": "She"}), None
    )
    (one,) = document.statements
    assert one.negated is True
    assert one.media == {"thought"}
    assert one.modes == {"indirect", "reported"}


def test_polnear_a_content_with_a_noun_for_its_head_is_an_act() -> None:
    text = "She condemned the attack."
    parse = {
        "tokens": [[0, 3], [4, 13], [14, 17], [18, 24], [24, 25]],
        "pos": ["PRP", "VBD", "DT", "NN", "."],
        "head": [1, -1, 3, 1, 1],
        "dep": ["nsubj", "root", "det", "dobj", "punct"],
    }
    row = _row(text, {"content": "the attack", "cue": "condemned", "source": "She"})
    assert polnear.convert(row, parse).statements[0].modes == {"reported"}


def test_spkatt_particles_and_what_has_no_message() -> None:
    text = "Sie schlagen das vor. Die Debatte dauert."
    document = spkatt.convert(
        _row(
            text,
            {"content": "das", "cue": "schlagen", "source": "Sie", "particle": "vor"},
            {"cue": "Debatte"},
        )
    )
    (one,) = document.statements
    assert _words(document, one.cue) == ["schlagen", "vor"]
    assert _words(document, document.unsure) == ["Debatte"]


def test_redewiedergabe_heads_and_what_is_not_factual() -> None:
    text = "Der alte König forderte mehr Geld. Er würde klagen."
    document = redewiedergabe.convert(
        _row(
            text,
            {
                "content": "Der alte König forderte mehr Geld.", "cue": "forderte",
                "source": "König", "type": "reported",
            },
            {"content": "Er würde klagen.", "cue": "klagen", "flags": ["nonfact"]},
        )
    )  # fmt: skip
    (one,) = document.statements
    assert _words(document, one.content) == ["mehr Geld"]
    assert one.head_only
    assert "klagen" in _words(document, document.unsure)


class _NoPieces:
    def word(self, word: str, *, spaced: bool) -> tuple[int, ...]:
        return (4,)


def test_words_of_an_example() -> None:
    text = "Der alte König sagte, es regne. Es schneie."
    document = redewiedergabe.convert(
        _row(text, {"content": "es regne", "cue": "sagte", "source": "König"})
    )
    cut, pieces = product.read(text, "de", _NoPieces())  # type: ignore[arg-type]
    found = example(document, pieces, Words(cut.starts, cut.ends))
    (one,) = found.statements
    content, speaker, cue, _, addressee = one.roles
    assert content is not None
    assert [cut.words[k] for k in content.inside] == ["es", "regne"]
    assert isinstance(speaker, Labels)
    assert {cut.words[k] for k in speaker.open} >= {"Der", "alte"}
    assert cue == Labels(one.anchor)
    assert addressee is None


def test_the_second_content_of_a_cue_goes_on_without_it() -> None:
    text = "Er sagte, es regne. Es schneie."
    document = wikinews.convert(
        _row(
            text,
            {"content": "es regne", "cue": "sagte", "source": "Er"},
            {"content": "Es schneie.", "cue": "sagte", "source": "Er"},
        )
    )
    cut, pieces = product.read(text, "de", _NoPieces())  # type: ignore[arg-type]
    first, second = example(document, pieces, Words(cut.starts, cut.ends)).statements
    assert first.by_cue
    assert not second.by_cue
    assert second.roles[2] == Labels(())


def test_gum_frames_negation_and_statements_without_a_cue() -> None:
    text = "She did not say that it works. Image: X."
    document = gum.convert(
        _row(
            text,
            {
                "content": "that it works", "cue": "say", "source": "She",
                "frame": "She did not say", "raw_type": "attribution-negative",
            },
            {"content": "Image", "frame": "X", "raw_type": "attribution-positive"},
        )
    )  # fmt: skip
    (one,) = document.statements
    assert one.negated is True
    assert one.modes == {"indirect", "reported"}
    assert _words(document, one.frame) == ["She did not say"]
    assert _words(document, document.unsure) == ["X", "Image"]
