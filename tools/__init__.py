"""What dev.py is made of; no part of the program."""
