"""Names and texts as they must stand in SQL where no parameter can be used.

Everything else goes into statements as a parameter.
"""

from __future__ import annotations


def quoted(name: str) -> str:
    """A name as an SQL identifier.

    >>> print(quoted('odd "name'))
    "odd ""name"
    """
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text: str) -> str:
    """A text as an SQL literal.

    >>> print(quoted_text("a build's file"))
    'a build''s file'
    """
    return "'" + text.replace("'", "''") + "'"
