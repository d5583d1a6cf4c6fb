"""Collecting: from the list of sources to articles in the raw tables; one step of a run, made of small ones."""
