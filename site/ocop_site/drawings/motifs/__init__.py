"""What can be drawn, a module for each kind of thing."""
