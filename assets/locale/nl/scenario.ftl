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

# Uitkomsten
scenario-amounts = { $low } tot { $high } { $unit } (midden { $central })
scenario-from-to = { $low } tot { $high }
scenario-goal = { $bound } is { $goal }.
scenario-reached = Bereikt tussen { $low } en { $high }, in het midden in { $central }.
scenario-reached-in = Bereikt in { $year }.
scenario-reached-or-never = Bereikt op zijn vroegst in { $low }, en mogelijk nooit.
scenario-never = Zo wordt het nooit bereikt.
scenario-left = Eind { $due } resteert { $amount }.
scenario-left-none = Eind { $due } is het gehaald.
scenario-needed = Voor { $due } is per jaar { $amount } nodig.

# Het paneel
command-toggle-scenarios = Scenario’s
command-back-to-facts = Terug naar de feiten
edge-scenarios = Breedte van het paneel met scenario’s
scenario-empty = Een scenario rekent met aannames en laat de feiten zoals ze zijn. Kies er een, of begin een nieuw.
scenario-none = Geen: de feiten
scenario-choose = Scenario kiezen
scenario-new = Nieuw
scenario-new-empty = Zonder aannames
scenario-title = Naam van het scenario
scenario-assumptions = Aannames
scenario-results = Uitkomst
scenario-no-odds = Een bereik is geen kans.
scenario-add = Aanname toevoegen
scenario-remove = { $name }: aanname weghalen
scenario-unclear = Deze aanname klopt nog niet; zie Bevindingen.
scenario-one = één waarde
scenario-range-of = bereik
scenario-low = laag
scenario-central = midden
scenario-high = hoog
scenario-first = eerste
scenario-last = laatste
scenario-save = Scenario bewaren
scenario-revert = Terug naar bewaard
scenario-delete = Verwijderen
scenario-drop = Weggooien
scenario-unsaved = Nog niet bewaard.
scenario-changed = Gewijzigd, nog niet bewaard.
scenario-saved = Bewaard in dit document.
scenario-how = Aangenomen om mee te rekenen.
scenario-aspect-amount = Bedrag
scenario-aspect-change = Verandering
scenario-aspect-when = Moment van levering
scenario-aspect-due = Te halen in
scenario-aspect-base = Omvang van het geheel
scenario-aspect-start = Begin
scenario-aspect-per-year = Tempo per jaar
scenario-aspect-level = Niveau
