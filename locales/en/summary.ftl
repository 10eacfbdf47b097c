# What the summary by rules has to say about itself.
warning-no-title = The posting names no title. You can add one yourself.
warning-thin = There is little in this text to go on. If the posting says more, paste the whole of it.
warning-addressed-to-machine = Some lines here are written for machines, not for people. I have left them out.
warning-long = This text is very long: I looked at its beginning only.
