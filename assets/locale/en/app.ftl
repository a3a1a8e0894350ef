# Menus, commands, dialogs and notices.
# "…" after a command: another question follows.
menu-file = File
menu-edit = Edit
menu-view = View
menu-help = Help
menu-recent = Recently opened

command-open = Open…
command-open-shipped = Open the letter that comes with the program
command-open-example = Open the example municipality
command-save = Save
command-save-as = Save as…
command-export-picture = Export figure…
command-export-all = Export all figures…
command-print = Print on A4
command-print-large = Print on A3
command-quit = Quit
command-find = Find in everything…
command-find-next = Next place found
command-find-previous = Previous place found
command-copy-table = Copy table
command-copy-picture = Copy figure as picture
command-show-source = Where does this come from?
command-clear-selection = Clear selection
command-date-earlier = Selected date earlier
command-date-later = Selected date later
command-clear-filter = Show all priorities
command-go-overview = Overview
command-go-timeline = Timeline
command-go-budget = Budget
command-go-sources = Sources
command-go-problems = Findings
command-zoom-in = Zoom in on the timeline
command-zoom-out = Zoom out of the timeline
command-zoom-fit = Fit the timeline
command-fit-selected = Fit the selected event
command-pan-earlier = Earlier on the timeline
command-pan-later = Later on the timeline
command-toggle-all-events = Promises or all events
command-toggle-money = Money by year under the timeline
command-toggle-folds = Fold or unfold all lanes
command-toggle-tables = Figures or tables
command-toggle-theme = Light or dark
command-toggle-motion = Smooth transitions on or off
command-toggle-language = Naar het Nederlands
command-larger = Larger
command-smaller = Smaller
command-palette = Find a command or item…
command-first-steps = First steps
command-keys = Keys
command-format = The file, by example
command-save-schema = Save the schema…
command-notices = Notices
command-about = About Hoofdlijn

job-dialog = file dialog open
job-load = opening
job-save = saving
job-export = exporting
job-failed-dialog = The file dialog stopped unexpectedly.
job-failed-load = Opening stopped unexpectedly. What was open is still open.
job-failed-save = Saving stopped unexpectedly. The document is still open, and not saved.
job-failed-export = Exporting stopped unexpectedly.
job-failed-hint = Try again, or save the document under another name.

notice-saved = Saved.
notice-copied = Copied.
notice-exported = Exported: { $path }
notice-dismiss = Close
notice-broken-parts = { $count ->
    [one] One part of the file could not be read and is not shown.
   *[other] { $count } parts of the file could not be read and are not shown.
}
notice-broken-parts-hint = Findings says what and where. They are still in the file.
edit-refused = The change was not made: { $reason }
load-refused = { $path }, line { $line }, column { $column }: { $message }

dialog-briefings = Briefings (*.json)
dialog-failed = That did not work
dialog-close = Close
dialog-copy = Copy message
dialog-cancel = Cancel
unsaved-title = Save changes?
unsaved-text = { $name } has changes that are not saved.
unsaved-save = Save
unsaved-discard = Don’t save
unsaved-typed-title = Discard what was typed?
unsaved-typed = { $others ->
    [0] What is in the field “{ $field }” is not right yet and was not taken over. It will be lost.
   *[other] What is in the field “{ $field }” and in { $others } more is not right yet and was not taken over. It will be lost.
}
unsaved-typed-back = Back to the form
unsaved-typed-discard = Discard
path-open = Which file to open?
path-save = Save as
path-export = Export as
path-why = The system’s file dialog cannot be shown. Type the whole path here.
path-use = Continue
keys-title = Keys
key-up = Up
key-down = Down
key-left = Left
key-right = Right
keys-pointer = On the timeline: the wheel zooms at the pointer and dragging moves. A date of what is selected is dragged to another day; Esc cancels. A double click on an event fits it, on an empty spot in a lane adds one, and elsewhere shows all promises. F6 goes from the list to the content and the details, Shift+F6 back. Tab and the arrows walk through the parts of a figure; Enter selects.
about-title = Hoofdlijn
about-text = Version { $version }. Shows what a policy letter promised when, what came of it, what it costs and where every figure comes from. Works without a network and without an account.

status-shipped = comes with the program
status-saved = saved
status-unsaved = not saved
status-all-sourced = every figure has a source
status-unsourced = { $count ->
    [one] one figure without a source
   *[other] { $count } figures without a source
}
status-problems = { $count ->
    [0] no findings
    [one] one finding
   *[other] { $count } findings
}
status-promises = promises: { $kept } kept, { $late } late, { $open } open

sidebar-priorities = Priorities
sidebar-only = Show only { $title }, in every view
hover-source = Click for details, ? for the source
hover-drag = Drag to move, ? for the source
hover-fold = Click to fold
hover-unfold = Click to unfold

inspector-title = Details
inspector-empty = Click a promise, an amount or a source. What is known of it, and where that comes from, appears here.
inspector-unknown = Nothing has the id “{ $id }”.
inspector-trail = Promise trail
inspector-note = Note
inspector-evidence = Evidence
inspector-unsourced = No source.
inspector-parties = Involved
inspector-links = Belongs with
inspector-rests = What comes from it
inspector-named-by = Named by
inspector-depends = Comes after
inspector-steps = Steps
inspector-components = Components
inspector-level = Level
inspector-bottleneck = Named a bottleneck by a source
inspector-horizon = Horizon
evidence-title = Where does this come from?
evidence-stated = As stated
evidence-derived = Calculated
evidence-inferred = Inferred
evidence-assumed = Assumed
evidence-says = This source says otherwise: { $says }

promise-promise = promise
promise-aim = aim
promise-expectation = expectation
promise-withdrawn = withdrawn
promise-delivered = delivered
promise-unknown = not known
measure-goal = Goal
measure-measure = Measure
measure-problem = Problem
measure-condition = Condition
measure-recommendation = Recommendation
measures-goal = Goals
measures-measure = Measures
measures-problem = Problems
measures-condition = Conditions
measures-recommendation = Recommendations
phase-plan = plan
phase-forecast = forecast
phase-realised = realised
flow-expenditure = expenditure
flow-commitment = commitments
flow-receipt = receipts
target-recommended = recommended, not decided
target-proposed = proposed
target-decided = decided
target-superseded = replaced by a later target
severity-error = error
severity-warning = warning

series-unit = unit
series-scope = scope
series-of = share of
series-phase = phase
series-flow = kind
series-values = Values
series-break = Break in the series: { $date }
series-before = before
series-after = after
value-wording = in the source
target-band = target
target-due = by
target-bases = Size of the whole
target-observed = Observations
source-publisher = publisher
source-date = date
source-reference = reference
source-tier = kind of source
source-gaps = What is missing
source-open = Open in browser
source-copy = Copy address

table-sort = Sort by { $column }
show-tables = Table
show-pictures = Figure
bar-promises = Promises
bar-all = All
bar-fit = Fit

window-no-display = The window cannot open, as there is no screen or no driver that draws on it ({ $reason }); `hoofdlijn export --figure timeline --to timeline.svg` makes a figure without a window.
bar-slip = Slip
bar-money = Money
bar-find = Find in titles
bar-status = Outcome
bar-statuses = { $count } outcomes
bar-status-all = All outcomes
bar-today = As of { $day }
bar-today-hint = How did things stand on another day?
bar-today-file = Back to the day of the file
bar-month-back = − month
bar-day-back = − day
bar-day-on = + day
bar-month-on = + month
