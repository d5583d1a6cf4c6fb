"""Finding the feed or sitemap of a web site: what to ask for, what came, which list is best, what may be done with it.

Requests are made by a function that the caller gives; nothing is stored.
"""
