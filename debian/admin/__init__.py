"""The administration of an installed application: its command, its set-up and its start.

Only the standard library is used, so that all of it works when the application's own libraries are
missing or broken: then above all it is needed.
"""
