"""Jobtrail: a chat companion that carries a person's job hunt."""

VERSION = "0.1.0"
