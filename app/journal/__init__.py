"""The seat's own store on disk: what is typed and not stored yet, encrypted, safe against a crash at any moment."""
