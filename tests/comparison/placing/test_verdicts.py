"""The verdict on a quotation's words: one case a row, in two languages."""

from __future__ import annotations

import pytest

from relata.comparison.placing import ComparedText, Placer
from relata.comparison.placing.types import PlacedQuotation
from relata.lang.language import load

ENGLISH = (
    "Good evening. We will not close the Lindholm ferry before the summer of 2027. That is a "
    "promise. The repairs may cost up to 4.2 million crowns, and nobody knows where the money is "
    "to come from. The timetable, as it stands today, is an insult to everybody on the island. "
    "People leave home at five. That is no way to live. Mayor Lindqvist supports the plan and the "
    "council rejects it. I can offer a third boat on weekdays, provided that the union agrees to "
    "the new shifts. We should talk about this next week in Oslo. There is no doubt that we shall "
    "see better days. We'll see better days. Three boats are enough for us all, and they do not "
    "sink. The lake was at -7 degrees in March."
)
GERMAN = (
    "Guten Abend. Wir werden die Fähre nicht vor dem Sommer schließen. Die Kosten betragen, wenn "
    "wir ehrlich sind, 30 Millionen Kronen. Schoigu hat das so gesagt. Das ist unmöglich zu "
    "schaffen, und alle Leute im Hafen wissen es. Ich kann nicht zurücktreten, solange der Rat "
    "mich braucht. Vielleicht fährt ein drittes Schiff am Abend nach Ahlenbeck hinüber."
)

EXACT = [
    "We will not close the Lindholm ferry before the summer of 2027",
    "We will not  close\nthe Lindholm ferry",
    "“That is a promise.”",
    "That is no way to live",
    "That is no way",
]
TYPOGRAPHIC = [
    "we will not close the Lindholm ferry before the summer of 2027",
    "[W]e will not close the Lindholm ferry",
    "[w]e'll see better days",
    "That is a promise!",
    "The repairs may cost up to 4.2 million crowns – and nobody knows",
    "We will not close the Lindholm ferry [to the island] before the summer",
    "and [the boats] do not sink",
]
TRIMMED = [
    "The timetable [...] is an insult to everybody on the island",
    "The timetable … is an insult to everybody on the island",
    "That is a promise. [...] People leave home at five",
]
REWORDED = [
    "We will not close the Lindholm harbour before the summer of 2027",
    "The timetable is an insult to everybody on the island",
    "The timetable, as it stands right today, is an insult",
]
REVERSED = [
    "The lake was at 7 degrees",
    "We will close the Lindholm ferry before the summer of 2027",
    "The repairs cost up to 4.2 million crowns",
    "The repairs must cost up to 4.2 million crowns",
    "The repairs may cost up to 4.8 million crowns",
    "The repairs may cost up to 4.2 billion crowns",
    "Mayor Hansen supports the plan and the council rejects it",
    "Mayor Lindqvist [...] rejects it",
    "We will ... close the Lindholm ferry before the summer of 2027",
    "close the Lindholm ferry before the summer",
    "I can offer a third boat on weekdays ... next week in Oslo",
    "We should talk about this next week in Bergen",
    "Two boats are enough for us all",
]
NOT_FOUND = [
    "The mayor has shown great courage tonight",
    "People never sink",
    "courage",
    "That is a promise. [...] they do not sink",
]
#: Whole cases of their own: source, quotation, verdict.
FINE_POINTS = [
    ("Is the ferry safe? I ask you.", "Is the ferry safe?", "exact"),
    ("It is not only a boat, it is a home.", "It ... only a boat, it is a home", "reversed"),
    ("It is old, not only small, and slow.", "It is old [...] and slow", "trimmed"),
    ("There is no question this suits few.", "There is ... suits few", "reversed"),
    ("The vote is not only about a mayor of ours.", "The vote ... a mayor of ours", "reversed"),
    (
        "It is a right - not just on paper, but here.",
        "It is a right [...] paper, but here",
        "reversed",
    ),
    ("He will, no doubt, come to Oslo today.", "He will [...] come to Oslo today", "trimmed"),
    ("It is not only about a mayor, it is ours.", "It is [...] about a mayor", "reversed"),
    ("Is the ferry safe? I ask you.", "Is the ferry safe.", "reworded"),
    ("It stays, in May as in June, on its old line.", "It stays [...] on its old line", "trimmed"),
    ("It stays, as it may in June, on its old line.", "It stays [...] on its old line", "reversed"),
    ("He does not come and the ship sails at noon.", "the ship sails at noon", "exact"),
    ("The ship sails at noon and he does not come.", "The ship sails at noon", "exact"),
    ("I do not think that the ship sails at noon.", "the ship sails at noon", "reversed"),
    ("I will not lie and cheat the people here.", "cheat the people here", "reversed"),
    ("The transport min-\nister spoke for an hour.", "The transport minister spoke", "typographic"),
    ("He hit Lund and Berg hit nobody at all.", "He hit Berg and Lund hit nobody", "reversed"),
]


def place(text: str, source: str, code: str) -> PlacedQuotation:
    placer = Placer([ComparedText(name="source", language=code, text=source)], load(code))
    return placer.place(text, ((0, len(text)),))


CASES = [
    (text, verdict)
    for verdict, texts in (
        ("exact", EXACT), ("typographic", TYPOGRAPHIC), ("trimmed", TRIMMED),
        ("reworded", REWORDED), ("reversed", REVERSED), ("not-found", NOT_FOUND),
    )
    for text in texts
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdict"), CASES)
def test_english(text: str, verdict: str) -> None:
    found = place(text, ENGLISH, "en")
    assert found.verdict == verdict, found.why
    assert (found.source is None) == (verdict == "not-found") == (found.spans == ())


@pytest.mark.parametrize(("source", "text", "verdict"), FINE_POINTS)
def test_fine_points(source: str, text: str, verdict: str) -> None:
    found = place(text, source, "en")
    assert found.verdict == verdict, found.why


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Wir werden die Fähre nicht vor dem Sommer schließen", "exact"),
        ("wir werden die Fähre nicht vor dem Sommer schließen", "typographic"),
        ("Die Kosten betragen (...) 30 Millionen Kronen", "trimmed"),
        ("Die Kosten betragen, wenn wir ehrlich sind, 30 Mio. Kronen", "reworded"),
        ("Die Kosten betragen, wenn wir ehrlich sind, 40 Millionen Kronen", "reversed"),
        ("Sojgu hat das so gesagt", "reworded"),
        ("fährt ein drittes Schiff am Abend nach Berlin hinüber", "reversed"),
        ("Das ist möglich zu schaffen", "reversed"),
        ("Ich kann zurücktreten, solange der Rat mich braucht", "reversed"),
        ("Ich muss nicht zurücktreten, solange der Rat mich braucht", "reversed"),
        ("fährt ein drittes Schiff am Abend nach Ahlenbeck hinüber", "exact"),
        ("Es fährt ein drittes Schiff am Abend nach Ahlenbeck hinüber", "reversed"),
        ("Vielleicht fährt ein drittes Schiff am Morgen nach Ahlenbeck hinüber", "reworded"),
    ],
)
def test_german(text: str, verdict: str) -> None:
    found = place(text, GERMAN, "de")
    assert found.verdict == verdict, found.why


@pytest.mark.parametrize(
    ("code", "source", "text", "verdict"),
    [
        ("cs", "Most může otevřít v květnu pro všechny.",
         "Most nemůže otevřít v květnu", "reversed"),
        ("cs", "To je pravda, most je otevřen.", "To je nepravda, most je otevřen", "reversed"),
        ("ru", "Мы не закроем паром до лета этого года.", "Мы закроем паром до лета", "reversed"),
        ("ru", "Мы закроем паром летом этого года.", "Мы закроем паром весной этого", "reworded"),
        ("fr", "Nous n'allons pas fermer le bac.", "Nous allons fermer le bac", "reversed"),
        ("tr", "Feribot yarın sabah erkenden gelecek dedi.",
         "Feribot yarın sabah erkenden gelmeyecek", "reversed"),
        ("uk", "Ми не закриємо пором до літа цього року.", "Ми закриємо пором до літа", "reversed"),
        ("hu", "Nem zárjuk be a kompot nyár előtt.", "zárjuk be a kompot nyár előtt", "reversed"),
        ("pl", "Nie zamkniemy promu przed latem.", "zamkniemy promu przed latem", "reversed"),
        ("es", "El puente puede costar tres millones de coronas.",
         "El puente puede costar cuatro millones de coronas", "reversed"),
        ("it", "Il ponte forse costa tre milioni di corone.",
         "Il ponte costa tre milioni di corone", "reversed"),
        ("pt", "A ponte não será fechada antes do verão.",
         "A ponte será fechada antes do verão", "reversed"),
        ("nl", "De brug gaat niet dicht voor de zomer.",
         "De brug gaat dicht voor de zomer", "reversed"),
    ],
)  # fmt: skip
def test_what_turns_a_sentence_in_other_languages(
    code: str, source: str, text: str, verdict: str
) -> None:
    assert place(text, source, code).verdict == verdict


def test_the_place_is_that_of_the_words() -> None:
    found = place("The timetable [...] is an insult", ENGLISH, "en")
    assert [ENGLISH[a:b] for a, b in found.spans] == ["The timetable", "is an insult"]
    assert [change.source_words for change in found.changes] == ["as it stands today"]
    assert "as it stands today" in found.why


def test_a_changed_word_is_named_on_both_sides() -> None:
    text = "The repairs may cost up to 4.8 million crowns"
    (change,) = place(text, ENGLISH, "en").changes
    assert (change.kind, change.words, change.source_words) == ("number", "4.8", "4.2")
    assert change.article and change.source
    assert text[slice(*change.article)] == "4.8" and ENGLISH[slice(*change.source)] == "4.2"


def test_a_negation_that_denies_nothing_may_stand_outside() -> None:
    assert place("we shall see better days", ENGLISH, "en").verdict == "exact"


def test_a_negation_of_the_articles_own_words_counts() -> None:
    text = "close the Lindholm ferry before the summer"
    placer = Placer([ComparedText(name="s", language="en", text=ENGLISH)], load("en"))
    found = placer.place(text, ((0, len(text)),), around=frozenset({"not", "she", "would"}))
    assert found.verdict == "exact"


def test_words_that_a_frame_of_the_source_interrupts_are_not_trimmed() -> None:
    source = "“The ferry stays,” the mayor said on Monday, “and that is a promise to you all.”"
    text = "The ferry stays, and that is a promise to you all"
    assert place(text, source, "en").verdict == "typographic"


def test_a_long_quotation_is_placed_in_parts_and_none_of_it_is_left_out() -> None:
    source = " ".join(f"word{n} stands here." for n in range(600))
    assert place(source, source, "en").verdict in ("exact", "typographic")
    changed = source.replace("word590 stands", "word590 never stands")
    assert place(changed, source, "en").verdict == "reversed"


@pytest.mark.parametrize("text", ["", "…", "[...]", "“”", "\u200d", "[[[[((((", "1", "."])
def test_marks_alone_are_not_found(text: str) -> None:
    assert place(text, ENGLISH, "en").verdict == "not-found"


@pytest.mark.parametrize("source", ["", "…", "\n\n\n", "word"])
def test_a_source_without_the_words(source: str) -> None:
    assert place("We will not close the ferry", source, "en").verdict == "not-found"
