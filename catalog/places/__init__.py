"""Places (điểm đến OCOP): where certified goods are on sale, kept by those who run them."""
