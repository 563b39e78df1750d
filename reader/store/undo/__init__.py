"""The log of acts: the rows that an act changed, of the paper and of own work alike, recorded and put back."""
