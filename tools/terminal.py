"""Talking to the person who typed the command."""

import sys


def say(sentence: str) -> None:
    """Tell the person at the terminal, apart from what a command gives out."""
    print(sentence, file=sys.stderr, flush=True)
