"""What the programme's rules say: facts in, codes out; no words, no clock, no database."""
