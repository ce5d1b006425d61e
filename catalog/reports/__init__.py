"""Reports (phản ánh): what people saw, kept private, followed by a receipt alone."""
