"""What a build keeps for the next one: what each document says, and the graph with its written-out parts, in SQLite."""
