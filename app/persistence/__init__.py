"""The database: tables, stores and transactions, on SQLite or PostgreSQL."""
