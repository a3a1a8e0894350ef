### Presenteren.
