"""Sheets in, ledgers out; all writing goes through actions."""
