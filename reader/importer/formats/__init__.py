"""One file format a module; the same rules behind them."""
