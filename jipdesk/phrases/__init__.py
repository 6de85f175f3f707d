"""The words for codes, outcomes and refusals, in both languages."""
