"""Corrections: what reviewers decide about claims, from a command, a sheet or a page to the raw table."""
