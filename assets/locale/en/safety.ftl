# That nothing is lost: the file was changed by somebody else, and edits that a window left behind.

command-recover = Recover unsaved edits…
job-compare = comparing with the file
job-failed-compare = Comparing with the file stopped unexpectedly.

moment = { $day } at { $time }
edit-undone = take back an earlier change

# The file was changed by somebody else.
conflict-title = The file was changed by somebody else
conflict-text = { $path } is not the same any more as what you opened. You have changes of your own that are not saved.
conflict-text-when = { $path } was changed on { $when }, outside this window. You have changes of your own that are not saved.
conflict-lines = { $count ->
    [one] One line differs:
   *[other] { $count } lines differ. The first of them:
}
conflict-line-ours = yours, line { $line }
conflict-line-theirs = in the file, line { $line }
conflict-items-both = Not the same: { $names }
conflict-items-ours = Only in yours: { $names }
conflict-items-theirs = Only in the file: { $names }
conflict-items-more = { $count ->
    [one] And one more item.
   *[other] And { $count } more items.
}
conflict-elsewhere = Save mine as…
conflict-reload = Discard my changes
conflict-keep = Overwrite the file
backup-kept = The file as you opened it is kept in { $path }.

# What became of the file. Shown above the status bar.
file-changed = { $path } was changed by somebody else.
    .hint = Before you save over it you will be asked.
file-reloaded = The file was changed outside this window, and is shown as it is now.
file-not-reloaded = The file was changed outside this window, and cannot be opened as it is now: { $reason }
    .hint = What you see is the version before. Once the file is whole again it is shown.
file-gone = { $path } was removed or moved.
    .hint = The document is still open here. Save it to put it back, or save it in another place.
file-unwatched = Changes that others make to { $path } are not noticed at once.
    .hint = Before you save over them you will be asked.
file-also-open = { $path } is open in another window too.
    .hint = Work in one of them. If both save, the second is shown what differs first.
journal-failed = Edits that are not saved cannot be kept safe: { $reason }.
    .hint = Save often, and make room on the disk.

# Edits that a window left behind. "Recover" takes them up again.
recovery-title = Recover unsaved edits?
recovery-text = Hoofdlijn ended before these edits were saved. They were kept.
recovery-own = not saved in a file yet
recovery-edits = { $count ->
    [one] One edit:
   *[other] { $count } edits, the last ones:
}
recovery-backed-up = The file was changed or removed since. The edits are shown in the version they were made in; saving asks what to do with the other one.
recovery-fits = The file was changed since, and there is no copy of the version the edits were made in. They fit the file as it is now, and are opened as a copy: check them.
recovery-gone = The file was changed or removed since, and the edits do not fit what is there now. What was entered can be copied as text.
recovery-recover = Recover
recovery-copy = Copy edits as text
recovery-discard = Discard
recovery-later = Later
recovered = { $count ->
    [one] One edit was recovered.
   *[other] { $count } edits were recovered.
}
recovered-save = It is not saved yet. Undo takes the edits back one by one.
recovered-changed = It is not saved yet. The file is not the same any more: saving shows what differs first.
recovered-copy = This is a copy. Check it, and save it under a name of its own.
