### Find, help and the desktop.
