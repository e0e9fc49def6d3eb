"""Who speaks, and to whom, in German: with sentences of our own."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import said

#: text, speaker of its last statement.
SPEAKERS = [
    # an apposition or a relative clause between subject and verb
    ("Der Leiter des Amtes, Jan Roth, hatte Weber gebeten, die Akte zu prüfen.",
     "Der Leiter des Amtes, Jan Roth"),
    ("Der Sender, der seit Mai zum Verlag gehört, begründete die Kürzung damit, dass Geld fehle.",
     "Der Sender"),
    # what stands first wins, and a state next to its verb speaks
    ("Jan Roth dagegen bat Weber, die Akte zu prüfen.", "Jan Roth"),
    ("Im Winter verlangt die Stadt eine neue Brücke.", "die Stadt"),
    # no subjects: what something is called, what has just been said
    ("Als Grund nannte der Minister, dass Geld fehle.", "der Minister"),
    ("Das konnte die Köchin kaum glauben und erklärte, sie habe geputzt.",
     "die Köchin"),
    ("Während Jan Roth ankündigte, er gehe, blieb seine Kollegin.", "Jan Roth"),
    # sources without an owner
    ("Nach Behördenangaben 62 Menschen verletzt.", "Behördenangaben"),
    ("Medienberichten zufolge ruht die Arbeit.", "Medienberichten"),
    ("Medienberichten zufolge ruht die Arbeit. Auch der Hafen sei geschlossen.",
     "Medienberichten"),
    ("Ersten Angaben zufolge ruht die Arbeit.", ""),
    ("Nach eigenen Angaben im Mai kam er.", "er"),
    ("Das Werk hat nach eigenen Angaben 300 Stellen gestrichen.", "Das Werk"),
    ("Die Band, die nach eigener Aussage nicht mehr singt, ging.", "Die Band"),
    ("Eigenen Angaben zufolge war Ida Holm zu Hause.", "Ida Holm"),
    # a subject that a relative clause parts from its verb
    ("Die Zeitung, die gestern erschien, nannte keine Quelle.", "Die Zeitung"),
    ("Die Ministerin, die gestern ging, kritisierte der Präsident.", "der Präsident"),
    # a name that begins like a verb or with a particle, a missing comma, what is called "als"
    ("Der Korrespondent in Paris, Will Kern, berichtete, dass die Erde bebte.",
     "Der Korrespondent in Paris, Will Kern"),
    ("Ministerin Ursula von der Heide kam. Von der Heide betonte, die Lage sei ernst.",
     "Von der Heide"),
    ("Jan Isa, der Sekretär des Verbandes der Winzer sagte, es sei schwierig.",
     "Jan Isa, der Sekretär des Verbandes der Winzer"),
    ("In dem Brief, in dem er Ärger als Auslöser des Streits angab, stand viel.", "er"),
    ("Der Damm brach laut „news.example.org“ mit großem Getöse.", "„news.example.org“"),
    # whose noun it is, and where it stands
    ("Im Herbst fasste der Verein den Beschluss, die Halle zu verkaufen.", "der Verein"),
    ("Es gibt Hinweise, dass die Brücke brach.", ""),
    ("In dem Bericht wird gefordert, die Brücke zu sperren.", "dem Bericht"),
    ("Alles sei geprüft, hieß es vom Sprecher der Bahn.", "Sprecher der Bahn"),
    # who goes on speaking
    ("Der Minister sagte, er gehe. Trainerin Ida Holm bleibt ruhig. Man habe gewartet.",
     "Trainerin Ida Holm"),
    ("Der Minister sagte, er gehe. In dem Bericht wird die Lage beschrieben. Keiner habe geholfen.",
     "dem Bericht"),
    ("Der Minister sagte, er gehe. Es regnete lange. Man habe gewartet.", "Der Minister"),
]  # fmt: skip

#: text, addressee of its last statement.
ADDRESSEES = [
    ("Sie verlange Klarheit, so Ida Holm gegenüber dem „Tagblatt“.", "dem „Tagblatt“"),
    ("Nach Angaben von Ida Holm gegenüber der Zeitung ruht die Arbeit.", "der Zeitung"),
    ("Der Verband forderte von der Regierung, die Steuer zu senken.", "der Regierung"),
    ("Es gibt Stimmen, die dem Minister vorwerfen, er habe gelogen.", "dem Minister"),
    ("Zum Abschied sagte Ida Holm, sie komme wieder.", ""),
    # a phrase of another verb after "und"
    ("Das Dach ist dicht, sagte Ida Holm und stellte damit der Feuerwehr ein Zeugnis aus.", ""),
    ("„Wir prüfen das“, sagte Ida Holm, Geologin aus Bonn.", ""),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speaker(text: str, speaker: str) -> None:
    assert said(text, "de")[-1].speaker == speaker


@pytest.mark.parametrize(("text", "addressee"), ADDRESSEES)
def test_addressee(text: str, addressee: str) -> None:
    assert said(text, "de")[-1].addressee == addressee
