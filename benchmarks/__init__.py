"""What each path costs: the product, a limit it cannot beat and an outside peer, measured in one run."""
