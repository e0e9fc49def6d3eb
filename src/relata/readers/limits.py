"""Bounds on what is read, so that no input is slow or fills the memory."""

from __future__ import annotations

#: Longest article text, in characters (2 MiB), and largest web page, in bytes.
MAX_TEXT = 2 * 1024 * 1024
MAX_PAGE = 10 * 1024 * 1024
#: Largest unpacked part of a Word document, in bytes, and its tags: a zip bomb unpacks to more.
MAX_UNPACKED = 50 * 1024 * 1024
MAX_TAGS = 1_500_000
#: Pages of a PDF; bytes of their content that are read, a stream counted each time it is used;
#: operators in it; bytes to which one stream may unpack.
MAX_PDF_PAGES = 100
MAX_PDF_CONTENT = 4 * 1024 * 1024
MAX_PDF_OPERATORS = 1_000_000
MAX_PDF_STREAM = 16 * 1024 * 1024
#: Characters of one header of a mail.
MAX_HEADER = 2000

#: Bytes of a text by which its encoding is guessed.
ENCODING_SAMPLE = 32_000

#: Attributes of one element, and characters of its class and id.
MAX_ATTRIBUTES = 60
MAX_ATTRIBUTE = 300
#: Links and marked words in one line of text.
MAX_INLINE = 500
#: Elements of a page, and children of one element, among which the article is looked for; of a
#: larger page all paragraphs are taken.
MAX_ELEMENTS = 30_000
MAX_CHILDREN = 2500
#: Elements nested deeper are unwrapped; libxml2 gives up at 256.
MAX_DEPTH = 160
#: Ancestors of an element that are looked at.
MAX_ANCESTORS = 12
#: Substring searches of one page's paragraphs among the extracted ones.
MAX_SEARCHES = 300
#: Objects of a page's JSON-LD, and the longest script, in characters.
MAX_JSONLD_NODES = 3000
MAX_JSONLD = 2_000_000
#: Names in one list of authors, and titles in JSON-LD.
MAX_AUTHORS = 100
MAX_HEADLINES = 20
#: Headings and author boxes of a page that are looked at; the longest field of authors and the
#: longest title, in characters.
MAX_HEADINGS = 40
MAX_AUTHOR_BOXES = 60
MAX_AUTHOR_FIELD = 2000
#: Blocks at the beginning of an article among which a byline is looked for.
MAX_BYLINE_BLOCKS = 12
MAX_TITLE = 400
#: Markup after the headline in which a printed date is looked for, and its text, in characters.
MAX_MARKUP_TO_DATE = 8000
MAX_TEXT_TO_DATE = 400
#: Lines after the headline among which the date is looked for.
MAX_DATE_LINES = 60
#: Extracted blocks that may belong to one embedded post.
MAX_EMBED_BLOCKS = 7
#: Quotations, posts and turns that a page's markup sets apart.
MAX_MARKS = 300
#: Places of the same words that are looked at to find the one that is a paragraph.
MAX_REPETITIONS = 5
#: Characters of an element's class and id that are looked at.
MAX_NAMES = 1000
#: Longest consent text, in characters, and consent texts around which a box is looked for.
MAX_CONSENT = 50_000
MAX_CONSENT_BOXES = 20
#: Messages that forward one another, one in the other.
MAX_MAIL_DEPTH = 5

#: Links of a page that are looked at, and characters of one that are kept.
MAX_LINKS = 2000
MAX_LINK = 500
