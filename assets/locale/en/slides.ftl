### Presenting.
