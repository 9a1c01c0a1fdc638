"""Signed packages between assemblies: county, city, province; on one installation, over the net, or carried by hand."""
