"""Literals in the text: dates, quantities and roles, each a span with its normalised value."""
