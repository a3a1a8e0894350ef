### Scenarios.

command-add-scenario = Add scenario
list-scenarios = Scenarios
item-scenarios = Scenario
new-scenarios = New scenario
field-assumptions = assumptions
field-on = about
    .hint = A series, event, target or component.
field-period = of when
    .hint = Needed with an amount; a change without a date is of every value.
field-amount = amount
field-change = change (%)
field-base = size of the whole
    .hint = What the share is applied to, with its unit.
field-start = start
field-per-year = a year
field-central = central value
    .hint = What figures are drawn with; empty is the middle.

# In figures
scenario-named = Scenario: { $title }
scenario-says = { $name }. { $said }
scenario-no-facts = These are assumptions, not facts.
scenario-band = assumptions, not facts
scenario-assumed = assumed
scenario-whisker = from low to high
scenario-range = from { $low } to { $high }

# On the command line
cli-scenario-unknown = This file has no scenario { $scenario }.
    .hint = The ids are in the file, under scenarios.
cli-scenario-name = The file’s name does not say that it shows a scenario.
    .hint = Call it, for instance, { $name }.
