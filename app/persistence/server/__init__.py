"""A database on a server: its roles, its rights and its functions. Run by who sets the server up, never by a seat."""
