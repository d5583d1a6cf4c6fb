"""The sizes and times at which reading stops, each with its reason. No code."""

from __future__ import annotations

# Readers hold one line in memory. The longest article seen in news archives is some 200 kB of text; a page
# with its markup stays under 4 MB. 10 MB leaves room for both and bounds the memory of a run.
MAX_LINE_BYTES = 10_000_000

# A page or text file is one article: the same bound as for a line.
MAX_ARTICLE_FILE_BYTES = 10_000_000

# A JSONL file is read line by line, so memory is no bound. One file is one transaction; 2 GB (about 400,000
# articles) is what one transaction takes without trouble. Larger archives are to be split.
MAX_LINES_FILE_BYTES = 2_000_000_000

# Bytes kept of one quarantined line or file: enough to see what is wrong, too little to fill a disk.
MAX_QUARANTINED_BYTES = 1_048_576

# Reading is done in pieces of this size: larger ones gain nothing.
CHUNK_BYTES = 1_048_576

# Folders within folders: deeper trees are loops made by mounts or by mistake.
MAX_FOLDER_DEPTH = 32

# A page of 20,000 tiny paragraphs takes the full text extraction 23 s, its fast mode 5 s; ordinary pages
# take 0.02 to 0.2 s. After the first try a new process (1 to 3 s) and the fast try have the rest of the total.
PAGE_SECONDS = 15.0
TOTAL_PAGE_SECONDS = 28.0

# Address space of the child process that reads pages. It starts with about 0.3 GB mapped; a page with a table
# of 100,000 rows needs another 0.5 GB.
PAGE_MEMORY_BYTES = 1_000_000_000

# A feed of 100 long articles has some 2 MB. A sitemap's bound is the protocol's own.
MAX_FEED_BYTES = 10_000_000
MAX_SITEMAP_BYTES = 52_428_800
MAX_SITEMAP_URLS = 50_000
MAX_FEED_ENTRIES = 10_000

# One entry with its full text; more is no article.
MAX_ENTRY_CHARACTERS = 2_000_000

# Elements within elements: real entries with XHTML content stay under 30.
MAX_MARKUP_DEPTH = 200

# feedparser's time grows with the square of an element's attributes: 10,000 took it 5 s.
MAX_ATTRIBUTES = 100

# Elements of one entry, and tags of a whole feed: the library takes 30 microseconds for each element.
MAX_ENTRY_ELEMENTS = 5_000
MAX_FEED_TAGS = 400_000

# It looks for an address in every author with an expression whose time grows with the square too.
MAX_NAME_CHARACTERS = 2_000

# Bytes kept of an entry that could not be read.
MAX_ENTRY_RAW_BYTES = 1_024

# A list of addresses: 15 minutes of GDELT have some 2,000 lines, a day's file 200,000.
MAX_URL_LIST_BYTES = 200_000_000
MAX_LISTED_URLS = 300_000
MAX_LIST_LINE_CHARACTERS = 200_000
MAX_LIST_PROBLEMS = 1_000

# Bytes kept of one record of a web archive: a page and its headers. What is longer is read over, not kept.
MAX_RECORD_BYTES = 12_000_000
MAX_RECORD_HEAD_BYTES = 65_536

# Files within one WACZ.
MAX_WACZ_MEMBERS = 10_000

# A web archive is read record by record, so memory is no bound; one file is one transaction. 20 GB are some 500,000 pages.
MAX_ARCHIVE_BYTES = 20_000_000_000
