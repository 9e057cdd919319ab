"""The ways to ask: command line, chat page."""
