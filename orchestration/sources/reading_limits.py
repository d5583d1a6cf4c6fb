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

# A page of 20,000 tiny paragraphs takes the full text extraction 23 s, its fast mode 1.3 s; ordinary pages
# take 0.02 s. Both tries and a new process between them end within 30 s.
PAGE_SECONDS = 18.0
FAST_PAGE_SECONDS = 9.0

# Address space of the child process that reads pages. It starts with about 0.3 GB mapped; a page with a table
# of 100,000 rows needs another 0.5 GB.
PAGE_MEMORY_BYTES = 1_000_000_000
