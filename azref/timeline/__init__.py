"""Pure geometry of the timeline: days to pixels, lanes, labels without overlap; no Qt."""
