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

# In figuren
scenario-named = Scenario: { $title }
scenario-says = { $name }. { $said }
scenario-no-facts = Dit zijn aannames, geen feiten.
scenario-band = aannames, geen feiten
scenario-assumed = aangenomen
scenario-whisker = van laag tot hoog
scenario-range = van { $low } tot { $high }

# Op de opdrachtregel
cli-scenario-unknown = Dit bestand heeft geen scenario { $scenario }.
    .hint = De id’s staan in het bestand onder scenarios.
cli-scenario-name = De naam van het bestand zegt niet dat er een scenario in staat.
    .hint = Noem het bijvoorbeeld { $name }.
