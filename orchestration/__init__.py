"""newsledger: news articles in, a ledger of claims out. Importing this package loads nothing."""
