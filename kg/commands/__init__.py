"""What each command of the command line does: a function from parsed arguments to an exit status."""
