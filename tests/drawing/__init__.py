"""Whole years drawn at random as documents, and what two engines make of them."""
