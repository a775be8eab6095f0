"""Signing in, and locking the screen."""
