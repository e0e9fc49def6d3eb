"""The registry of readers. A new format: one file in `formats/`, one line here, its tests."""

from __future__ import annotations

from relata.readers.formats.docx import DOCX
from relata.readers.formats.eml import EML
from relata.readers.formats.html import HTML
from relata.readers.formats.markdown import MARKDOWN
from relata.readers.formats.pdf import PDF
from relata.readers.formats.plain import PLAIN
from relata.readers.reader import Reader

#: In the order in which their bytes are tested; the last reads every text that no other claims.
READERS: tuple[Reader, ...] = (PDF, DOCX, HTML, MARKDOWN, EML, PLAIN)
