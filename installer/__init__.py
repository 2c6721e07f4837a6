"""Makes the packages of SimDesk; nothing of it is in them."""


class NotMadeError(Exception):
    """A package was not made, or must not be handed out; the message is for who makes it."""
