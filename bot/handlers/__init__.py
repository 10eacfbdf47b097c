"""An update becomes one action and one screen."""
