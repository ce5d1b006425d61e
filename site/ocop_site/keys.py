"""Keys that live in files of `keys_folder`, turned into what uses them."""

from cryptography.fernet import MultiFernet

from catalog.contacts import contact_cipher
from ocop_site.settings import Settings, read_or_create_key


def contact_keys(settings: Settings) -> MultiFernet:
    """The cipher for contacts, from `keys/contacts`: one key a line, the newest first.

    To change the key, put a new line on top; the old ones go on opening what they sealed.
    """
    return contact_cipher(read_or_create_key(settings.keys_folder / "contacts").split())
