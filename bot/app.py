"""The composition root: settings → services → a running bot."""
