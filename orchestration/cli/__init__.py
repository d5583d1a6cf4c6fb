"""The command line `newsledger`: one module a command, each imported only when it is called."""
