"""What holds for the whole process: no way out, no logs with values, memory, terms."""
