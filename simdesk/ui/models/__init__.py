"""Item models: services' values as Qt views ask for them; no words and no painting."""
