"""The card that is shown to a person in Russia: what stands on it, and how it is drawn."""
