# Changing the document: what a change is called, and why one was not made.

edit-undo = Undo: { $name }
edit-redo = Redo: { $name }

edit-change = change “{ $title }”
edit-date = date “{ $title }” { $when }
edit-value = change the value of “{ $title }” for { $when }
edit-add = add “{ $title }”
edit-remove = remove “{ $title }”
edit-copy = duplicate “{ $title }”
edit-rename = give “{ $title }” the id { $id }
edit-reorder = put “{ $title }” in another place
edit-document = change the document’s details

finding-edit-nowhere = There is no { $path } (any longer).
    .hint = The document has changed meanwhile. Choose the item again and try once more.
finding-edit-not-json = What was to come at { $path } is not valid JSON.
    .hint = Look at quotation marks, commas and brackets. A number has a decimal point and no unit.
finding-edit-too-deep = What was to come at { $path } is nested too deep: such a file would not open again.
    .hint = Put fewer lists and objects inside each other there.
