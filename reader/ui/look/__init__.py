"""How everything looks: colours, icons, fonts, small parts that many views draw themselves with."""
