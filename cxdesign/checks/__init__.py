"""The linter for services: rules R01 to R39, one pure function each, and the findings they give."""
