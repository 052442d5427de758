"""The register of territorial units."""
