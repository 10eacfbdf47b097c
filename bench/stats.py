"""How soon /stats answers a user of thousands of jobs, and what drawing a picture costs.

    python -m bench.stats [--jobs 5000]

Prints the time of the reading, of the counting and of the whole action, then the time and the memory of the first and
of later pictures: drawn in a process of their own, as the bot does, and for comparison within this one.
"""
