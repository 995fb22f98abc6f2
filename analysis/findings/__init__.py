"""Findings: one question to the tables each, with its words, its needs and its look."""
