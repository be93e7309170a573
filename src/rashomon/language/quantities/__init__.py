"""Numbers and what they count or measure, and whether two of them agree."""

from rashomon.language.quantities.comparing import Comparison, compatible
from rashomon.language.quantities.counted import unit_key
from rashomon.language.quantities.finding import find_quantities
from rashomon.language.quantities.units import same_dimension, to_base

__all__ = ["Comparison", "compatible", "find_quantities", "same_dimension", "to_base", "unit_key"]
