"""How everything looks: colours, type, icons, and the few rules of style that Qt's own look does not have."""
