"""What the commands do, as sentences over the rooms: the one place where the rooms meet.

A module for each group of commands, so that a command imports only the rooms that it needs.
"""
