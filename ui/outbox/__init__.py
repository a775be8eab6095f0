"""What waits for the server."""
