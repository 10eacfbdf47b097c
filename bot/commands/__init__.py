"""What the operator does on the command line, one file for each thing to do."""
