// The native interface of libedit for Swift.
//
// `el_set`, `el_get` and `history` are C variadics, which Swift refuses to call. Each use has a wrapper here, inline,
// so that no C file needs compiling. Wrappers return 0 for success and -1 for failure, as libedit does.

#ifndef ENTENTE_CLIBEDIT_H
#define ENTENTE_CLIBEDIT_H

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

// The header of the C library shows it only to programs that ask for all of POSIX.
extern int wcwidth(wchar_t character);

/// Columns that the terminal takes for a character; -1 for control characters.
static inline int clibedit_width(wchar_t character) { return wcwidth(character); }

/// An editor command bound to keys; gets the last character, returns one of the `CC_` codes.
typedef unsigned char (*clibedit_command_function)(EditLine *, int);
/// Reads one character; returns 1, 0 at the end of input, -1 for an error.
typedef int (*clibedit_getc_function)(EditLine *, wchar_t *);

/// Sets `"emacs"` or `"vi"` keys; this forgets all bindings made before.
static inline int clibedit_set_editor(EditLine *el, const char *mode) { return el_set(el, EL_EDITOR, mode); }

/// Lets libedit catch signals (1) or not (0).
static inline int clibedit_set_signal(EditLine *el, int on) { return el_set(el, EL_SIGNAL, on); }

/// Adds an editor command under a name that `clibedit_bind` can use.
static inline int clibedit_add_function(
    EditLine *el, const char *name, const char *help, clibedit_command_function f) {
    return el_set(el, EL_ADDFN, name, help, f);
}

/// Binds a key sequence to an editor command.
static inline int clibedit_bind(EditLine *el, const char *key, const char *name) {
    return el_set(el, EL_BIND, key, name, (char *)NULL);
}

/// Binds a key sequence in vi's command mode.
static inline int clibedit_bind_command_mode(EditLine *el, const char *key, const char *name) {
    return el_set(el, EL_BIND, "-a", key, name, (char *)NULL);
}

/// The name of the keys in use, `"emacs"` or `"vi"`; null when it cannot be told.
static inline const char *clibedit_editor(EditLine *el) {
    const char *mode = NULL;
    return el_get(el, EL_EDITOR, &mode) == 0 ? mode : NULL;
}

/// Changes one terminal setting (`"-isig"`) for the time that a line is edited.
static inline int clibedit_set_edit_tty(EditLine *el, const char *setting) {
    return el_set(el, EL_SETTY, "-d", setting, (char *)NULL);
}

/// Replaces the function that reads a character.
static inline int clibedit_set_getc(EditLine *el, clibedit_getc_function f) { return el_set(el, EL_GETCFN, f); }

/// Keeps a pointer for the callbacks.
static inline int clibedit_set_client_data(EditLine *el, void *data) { return el_set(el, EL_CLIENTDATA, data); }

/// The pointer kept by `clibedit_set_client_data`; null where there is none.
static inline void *clibedit_client_data(EditLine *el) {
    void *data = NULL;
    return el_get(el, EL_CLIENTDATA, &data) == 0 ? data : NULL;
}

/// Puts the terminal into editing mode (1) or back into its own (0).
static inline int clibedit_prepare_terminal(EditLine *el, int on) { return el_set(el, EL_PREP_TERM, on); }

/// Lets the editor walk through a history.
static inline int clibedit_set_history(EditLine *el, History *h) { return el_set(el, EL_HIST, history, h); }

/// Limits a history to `count` entries; without this it keeps none.
static inline int clibedit_history_set_size(History *h, int count) {
    HistEvent event;
    return history(h, &event, H_SETSIZE, count);
}

/// Adds an entry, the newest.
static inline int clibedit_history_enter(History *h, const char *entry) {
    HistEvent event;
    return history(h, &event, H_ENTER, entry);
}

/// Forgets all entries.
static inline int clibedit_history_clear(History *h) {
    HistEvent event;
    return history(h, &event, H_CLEAR);
}

#endif
