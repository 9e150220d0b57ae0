# ANCHOR: calm
wind = 0
# ANCHOR_END: calm
