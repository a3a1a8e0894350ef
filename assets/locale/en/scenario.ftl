### Scenarios.
