"""Invented applications and companies, to show, try and measure the program with; plain rows, nothing else."""
