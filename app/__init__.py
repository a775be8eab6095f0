"""What the programme knows and does. Never Qt."""
