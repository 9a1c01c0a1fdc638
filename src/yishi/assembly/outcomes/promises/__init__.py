"""The register of promises: what units said they would do by when, and whether they did."""
