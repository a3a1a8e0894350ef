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

# Outcomes
scenario-amounts = { $low } to { $high } { $unit } (centre { $central })
scenario-from-to = { $low } to { $high }
scenario-goal = { $bound } is { $goal }.
scenario-reached = Reached between { $low } and { $high }, at the centre in { $central }.
scenario-reached-in = Reached in { $year }.
scenario-reached-or-never = Reached in { $low } at the earliest, and possibly never.
scenario-never = At this pace it is never reached.
scenario-left = At the end of { $due } { $amount } is left.
scenario-left-none = By the end of { $due } it is reached.
scenario-needed = For { $due } it takes { $amount } a year.

# The panel
command-toggle-scenarios = Scenarios
command-back-to-facts = Back to the facts
edge-scenarios = Width of the panel with scenarios
scenario-empty = A scenario calculates with assumptions and leaves the facts as they are. Choose one, or begin a new one.
scenario-none = None: the facts
scenario-choose = Choose a scenario
scenario-new = New
scenario-new-empty = Without assumptions
scenario-title = Name of the scenario
scenario-assumptions = Assumptions
scenario-results = Outcome
scenario-no-odds = A range is not a probability.
scenario-add = Add assumption
scenario-remove = { $name }: remove assumption
scenario-unclear = This assumption is not in order yet; see Findings.
scenario-one = one value
scenario-range-of = range
scenario-low = low
scenario-central = centre
scenario-high = high
scenario-first = first
scenario-last = last
scenario-save = Save scenario
scenario-revert = Back to saved
scenario-delete = Delete
scenario-drop = Discard
scenario-unsaved = Not saved yet.
scenario-changed = Changed, not saved yet.
scenario-saved = Saved in this document.
scenario-how = Assumed to calculate with.
scenario-aspect-amount = Amount
scenario-aspect-change = Change
scenario-aspect-when = Delivered on
scenario-aspect-due = Due in
scenario-aspect-base = Size of the whole
scenario-aspect-start = Start
scenario-aspect-per-year = Pace a year
scenario-aspect-level = Level
