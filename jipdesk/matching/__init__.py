"""From scores to the best plan; the only room that knows the solver."""
