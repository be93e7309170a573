"""A report to its annotation: sentences, entities, times, quantities, attribution, embeddings."""
