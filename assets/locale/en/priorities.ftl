### Readiness and the target.
