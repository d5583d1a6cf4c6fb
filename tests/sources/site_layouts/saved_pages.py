"""All pages: 12 layouts with 5 articles each, chosen so that no two layouts print the same five."""

from __future__ import annotations

from tests.sources.site_layouts.newspapers import agency_wire, blog, broadsheet, tabloid
from tests.sources.site_layouts.offices import ministry, notice, table_layout
from tests.sources.site_layouts.page_parts import SavedPage
from tests.sources.site_layouts.scripted_sites import amp, cyrillic, data_in_scripts, live_blog, paywalled
from tests.sources.site_layouts.site_articles import CYRILLIC, ENGLISH

LAYOUTS = (
    broadsheet, tabloid, agency_wire, ministry, blog, live_blog, amp, paywalled, data_in_scripts, notice, table_layout,
)  # fmt: skip
PER_LAYOUT = 5


def saved_pages() -> list[SavedPage]:
    """The 60 pages."""
    english = [
        layout(ENGLISH[(place + 3 * number) % len(ENGLISH)])
        for place, layout in enumerate(LAYOUTS)
        for number in range(PER_LAYOUT)
    ]
    return [*english, *map(cyrillic, CYRILLIC)]
