### Scenario’s.

command-add-scenario = Scenario toevoegen
list-scenarios = Scenario’s
item-scenarios = Scenario
new-scenarios = Nieuw scenario
field-assumptions = aannames
field-on = over
    .hint = Een reeks, gebeurtenis, streefcijfer of onderdeel.
field-period = van wanneer
    .hint = Bij een bedrag nodig; een verandering zonder datum geldt voor elke waarde.
field-amount = bedrag
field-change = verandering (%)
field-base = omvang van het geheel
    .hint = Waarop het aandeel wordt toegepast, met de eenheid.
field-start = begin
field-per-year = per jaar
field-central = middelste waarde
    .hint = Waarmee figuren worden getekend; leeg is het midden.
