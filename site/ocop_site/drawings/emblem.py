"""The emblem of this register: a stamp of its own, a sprig on indigo; no state's mark, no star."""

from ocop_site.drawings.pen import CHAM, HOE, SHELL, SOOT, SPROUT


def emblem() -> str:
    """The stamp as `<svg>`, legible from 16 px; also the favicon (static/emblem.svg)."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" aria-hidden="true" fill="none"'
        f' stroke="{SOOT}" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round">'
        f'<rect fill="{CHAM}" stroke-width="2" x="1.5" y="1.5" width="29" height="29" rx="6"/>'
        f'<path stroke="{SHELL}" stroke-width="2.2" d="M16 25.5V14M9.5 25.5h13"/>'
        f'<path fill="{HOE}" d="M16 15.5c-.5-6 3-9.5 9.5-9.5c.2 6-3 9.5-9.5 9.5z"/>'
        f'<path fill="{SPROUT}" d="M16 19c-.3-5-3.5-8-9-8c0 5 3.5 8 9 8z"/></svg>'
    )
