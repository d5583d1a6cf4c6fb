"""A reliability diagram as SVG: confidence promised against the share of claims that were right, with 95 % intervals."""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.steps.quality_history import QualityFigure

_SIZE, _LEFT, _TOP = (
    320,
    56,
    16,
)  # pixels of the square that holds the diagram, and of the room for its labels
_FRAME = f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE + _LEFT + 24} {_SIZE + _TOP + 52}" width="400"
     font-family="system-ui, sans-serif" font-size="12" role="img">
<title>Share of claims that are right, by the confidence promised</title>
<rect width="100%" height="100%" fill="#ffffff"/>
"""


def reliability_svg(bins: Sequence[QualityFigure]) -> str:
    """The diagram; the area of a dot grows with the claims in its bin, the dashed line is a promise kept exactly."""
    marks = [_axis_marks(share / 5) for share in range(6)]
    line = f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#888" stroke-dasharray="5 4"/>'
    n_all = sum(figure.n for figure in bins) or 1
    dots = [_dot(figure, n_all) for figure in bins]
    middle = _TOP + _SIZE / 2
    labels = [
        f'<text x="{_LEFT + _SIZE / 2}" y="{_TOP + _SIZE + 42}" text-anchor="middle">confidence promised</text>',
        f'<text transform="translate(14 {middle}) rotate(-90)" text-anchor="middle">share of claims right</text>',
    ]
    return _FRAME + "\n".join([*marks, line, *dots, *labels, "</svg>"]) + "\n"


def _x(share: float) -> float:
    return round(_LEFT + share * _SIZE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIZE, 1)


def _axis_marks(share: float) -> str:
    across = f'<line x1="{_x(0)}" y1="{_y(share)}" x2="{_x(1)}" y2="{_y(share)}" stroke="#e4e4e4"/>'
    left = f'<text x="{_LEFT - 8}" y="{_y(share) + 4}" text-anchor="end">{share:.1f}</text>'
    below = f'<text x="{_x(share)}" y="{_TOP + _SIZE + 20}" text-anchor="middle">{share:.1f}</text>'
    return across + left + below


def _dot(figure: QualityFigure, n_all: int) -> str:
    x = _x(figure.promised or 0.0)
    radius = round(3 + 14 * (figure.n / n_all) ** 0.5, 1)
    bar = f'<line x1="{x}" y1="{_y(figure.low)}" x2="{x}" y2="{_y(figure.high)}" stroke="#1f5f99" stroke-width="2"/>'
    return f'{bar}<circle cx="{x}" cy="{_y(figure.value)}" r="{radius}" fill="#1f5f99" fill-opacity="0.75"/>'
