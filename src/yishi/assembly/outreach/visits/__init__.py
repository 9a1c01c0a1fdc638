"""三联走访: members call on villages, communities and small firms, carry policy out and opinion in."""
