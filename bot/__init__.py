"""Jobtrail: a chat companion that carries a person's job hunt."""
