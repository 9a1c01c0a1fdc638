"""传阅: a paper goes round among named readers, and who has read it is known; papers that stay internal."""
