"""The look of the window: colours, icons, fonts, small parts that many views draw themselves with."""
