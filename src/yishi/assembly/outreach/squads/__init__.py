"""志愿宣讲小分队: members who carry policy to the villages: talks, places, listeners, materials, requests matched."""
