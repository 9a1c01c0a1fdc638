"""What a rank rests on: the weights of its parts, the words of each committee's remit, the order they give."""
