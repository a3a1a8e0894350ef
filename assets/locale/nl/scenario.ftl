### Scenario's.
