"""Completion of the command for shells: the files here are made by generate.py."""
