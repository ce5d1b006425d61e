import click


@click.group()
def main() -> None:
    """The OCOP register."""
