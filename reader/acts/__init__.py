"""Every act of a person, as a function: bookmark, note, correct, file, confirm, import.

An act is called with a library and answers with `Done`: its result, the `Changes` (kinds and ids of the things that
changed), and the `Undo` that leads back. It is one transaction; if it raises, nothing is changed.

    done = bookmarks.toggle(library, story_id)
    done.result.on                    # the act's own answer
    done.changes.of(Kind.BOOKMARKS)   # views mark themselves stale by it
    back = undoing.undo(library, done.undo)      # the same library, later, or another object over the same folder
    again = undoing.redo(library, done.undo)     # the same rows, ids and dates

`done.undo` is None if nothing was changed. `undo` and `redo` answer with `Done` themselves: with changes for the views,
and with the same `undo`. They raise ActOvertaken if something that the act left was changed since. The log of acts lies
in the library's file: `undoing.acts_done` lists it, and an act can be undone after a restart, or by another program.

One module a subject; `registry.ACTS` holds all acts by name. The front ends write by acts only.
"""
