"""Speed and memory, beside what a plain script would need."""
