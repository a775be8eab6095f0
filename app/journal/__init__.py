"""The seat's own store on disk: running contacts, encrypted, safe against a crash at any moment."""
