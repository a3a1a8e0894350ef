"""What a screen reader finds: the window, its menus, the items of a figure, and what they say; and that they can be
activated. Run by .ci/atspi."""

import re
import sys
import time

import pyatspi


def until(what, find, seconds=30):
    """Tries until it finds, as a screen reader would: the tree is there a moment after the window."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = find()
        except Exception:  # A node that went while it was read.
            found = None
        if found:
            return found
        time.sleep(0.3)
    raise SystemExit(f"atspi: not found in {seconds} s: {what}")


def walk(node):
    yield node
    for child in node:
        if child is not None:
            yield from walk(child)


def named(root, pattern, roles=None):
    """The first node with a name that matches, of one of the roles."""
    return next(
        (
            node
            for node in walk(root)
            if re.search(pattern, node.name or "") and (roles is None or node.getRoleName() in roles)
        ),
        None,
    )


def click(node):
    action = node.queryAction()
    names = [action.getName(at) for at in range(action.nActions)]
    if "click" not in names:
        raise SystemExit(f"atspi: {node.getRoleName()} {node.name!r} cannot be clicked: {names}")
    action.doAction(names.index("click"))


desktop = pyatspi.Registry.getDesktop(0)
app = until("the program", lambda: next((it for it in desktop if it and it.name == "hoofdlijn"), None))
if "--dump" in sys.argv:
    time.sleep(3)
    for node in walk(app):
        print(f"{node.getRoleName()}: {node.name!r}")
window = until("its window", lambda: named(app, r"Hoofdlijnenbrief.*Hoofdlijn", {"frame", "window"}))
nodes = list(walk(app))
print(f"atspi: {window.getRoleName()} {window.name!r} with {len(nodes)} nodes")

# No node that can be activated is without a name.
CONTROLS = {"push button", "button", "toggle button", "check box", "entry", "link", "list item", "separator", "slider"}
nameless = [it.getRoleName() for it in nodes if it.getRoleName() in CONTROLS and not it.name]
if nameless:
    raise SystemExit(f"atspi: without a name: {nameless}")

# A promise's wording and lateness are told, not only drawn.
item = until("the real-estate letter", lambda: named(app, r"rond de zomer"))
if not re.search(r"Te laat: minstens \d+", item.name):
    raise SystemExit(f"atspi: no lateness in {item.name!r}")
print(f"atspi: {item.getRoleName()} {item.name!r}")

# An item of the figure is activated, and what is known of it is shown.
click(item)
title = item.name.split(":")[0].strip()
until(f"what is known of {title}", lambda: sum(title in (it.name or "") for it in walk(app)) > 1)

# A menu opens, and its entries are found by name.
BUTTONS = {"push button", "button", "toggle button", "menu item"}
click(until("the menu View", lambda: named(app, r"^Beeld$", BUTTONS)))
entry = until("its entry for tables", lambda: named(app, r"abellen", BUTTONS))
print(f"atspi: {entry.getRoleName()} {entry.name!r}")

# A page is opened by its name.
click(until("the page of the budget", lambda: named(app, r"^Budget$", BUTTONS)))
amount = until("an amount of the budget", lambda: named(app, r"2023: €.*miljoen", {"list item"}))
print(f"atspi: {amount.getRoleName()} {amount.name!r}")
