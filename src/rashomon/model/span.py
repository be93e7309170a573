"""Where words stand: half-open character ranges, and evidence that can be checked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Span:
    """A half-open range [start, end) of Unicode code points in one report's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: "Span") -> int:
        """Number of characters the two ranges share (0 when apart)."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: "Span") -> bool:
        """True when `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span of one report with the words it must equal.

    `report` is a report id; `report.text[start:end] == quote` always holds.
    """

    report: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """The range alone, without the words."""
        return Span(start=self.start, end=self.end)
