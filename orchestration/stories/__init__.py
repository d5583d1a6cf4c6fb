"""What articles have to do with one another: copies of one story, changes between versions, notices, credits.

Pure functions over texts and times: nothing is read, fetched or stored here.
"""
