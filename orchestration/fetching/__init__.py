"""Asking web servers for resources, politely and safely: bytes in, a record of what happened out.

It parses no page and stores nothing; which addresses are asked is decided by its callers.
"""
