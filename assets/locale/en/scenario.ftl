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
