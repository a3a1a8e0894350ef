### Domeinen, maatregelen, geld en mijlpalen.
