### Find, help and the desktop.
window-no-adapter = The window cannot open, as no driver draws on this screen. Install a driver that draws without a graphics card (on Debian mesa-vulkan-drivers and libgl1-mesa-dri), or ask your administrator for one. Without a window, `hoofdlijn export --figure timeline --to timeline.svg` makes a figure.
edge-sidebar = Width of the list of views
edge-inspector = Width of the details
