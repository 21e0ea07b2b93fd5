"""Answers become text."""
