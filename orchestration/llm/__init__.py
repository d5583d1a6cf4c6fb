"""Asks a language model for claims and keeps of its answer only what the article itself bears out.

Nothing here decides when a model is asked or what is stored; the rules of `orchestration.extraction` work without it.
Only endpoint.py speaks to the network.
"""
