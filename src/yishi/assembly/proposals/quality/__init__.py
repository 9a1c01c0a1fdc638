"""Quality review (提案质量评价): questions, three grades, two reviewers who do not see each other, no sums."""
