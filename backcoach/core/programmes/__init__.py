"""Programmes over weeks: which one holds, which session is due and why, what comes and was missed.

What is due is a function of the programme, the sessions that were done and today; nothing of it is
stored.
"""
