"""What was handed off and is not answered yet."""
