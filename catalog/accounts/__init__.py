"""Accounts: who may sign in, with which mandate, and what a mandate allows."""
