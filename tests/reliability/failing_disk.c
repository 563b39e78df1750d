/* A disk that fails when it is told to: a library that is loaded before the C library (LD_PRELOAD).

   It counts every call that changes a file under one folder. At the call of a given number it lets the call fail, kills the
   process, or kills it and takes back everything that was not synced, as a power cut does. A test arms it through
   failing_disk_arm. Calls of SQLite and of Python come through here alike.

   A synced file is taken to have its name as well, as on ext4, XFS and Btrfs; a name that was changed or removed needs its
   folder synced. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { COUNT, FAIL, KILL, POWER_CUT };
enum { WRITTEN, MADE, RENAMED, REMOVED };

/* What a power cut takes back, the newest first. */
struct change {
    struct change *before;
    int kind;
    dev_t device;
    ino_t inode;          /* of the file; for RENAMED and REMOVED of the folder */
    char path[PATH_MAX];  /* the file; the new name of a renamed one */
    char from[PATH_MAX];  /* the name before */
    char kept[PATH_MAX];  /* another name for the file that was replaced or removed; "" if there was none */
    off_t at, length;     /* of the bytes that were there, and of the file */
    ssize_t size;
    char *bytes;
};

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static char under[PATH_MAX];
static int what = COUNT, code = EIO;
static long number, fatal = -1, failures, kept_names;
static struct change *changes;

#define REAL(type, name, ...)            \
    static type (*real)(__VA_ARGS__);    \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int sys_open(const char *path, int flags, mode_t mode) { REAL(int, "open", const char *, int, ...); return real(path, flags, mode); }
static int sys_rename(const char *from, const char *to) { REAL(int, "rename", const char *, const char *); return real(from, to); }
static int sys_unlink(const char *path) { REAL(int, "unlink", const char *); return real(path); }
static int sys_ftruncate(int file, off_t length) { REAL(int, "ftruncate64", int, off_t); return real(file, length); }
static ssize_t sys_pwrite(int file, const void *bytes, size_t size, off_t at) { REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t); return real(file, bytes, size, at); }

__attribute__((constructor)) static void start(void) {
    unsetenv("LD_PRELOAD"); /* the programs that this one starts have a sound disk */
}

static void forget(struct change *change) {
    if (change->kept[0]) sys_unlink(change->kept);
    free(change->bytes);
    free(change);
}

/* Count anew under `folder`; at call `at` (0: the first) do `doing`: `times` calls fail with `error`. */
void failing_disk_arm(const char *folder, int doing, long at, long times, int error) {
    while (changes) {
        struct change *each = changes;
        changes = each->before;
        forget(each);
    }
    snprintf(under, sizeof under, "%s", folder);
    what = doing, fatal = at, failures = times, code = error, number = 0;
}

/* Stop, and return the number of calls. */
long failing_disk_disarm(void) {
    long counted = number;
    under[0] = 0, what = COUNT, fatal = -1;
    return counted;
}

static int is_under(const char *path) {
    size_t length = strlen(under);
    return length && !strncmp(path, under, length) && (path[length] == '/' || !path[length]);
}

static int name_of(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return length > 0;
}

static int whole_name(int folder, const char *path, char *whole) {
    char base[PATH_MAX] = "";
    whole[0] = 0;
    if (!under[0]) return 0;
    if (path[0] == '/') snprintf(whole, PATH_MAX, "%s", path);
    else {
        if (folder == AT_FDCWD ? !getcwd(base, sizeof base) : !name_of(folder, base)) return 0;
        if (snprintf(whole, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    }
    return is_under(whole);
}

static void take_back(struct change *each) {
    if (each->kind == WRITTEN) {
        int file = sys_open(each->path, O_WRONLY, 0);
        if (file < 0) return;
        if (each->size > 0) (void)!sys_pwrite(file, each->bytes, each->size, each->at);
        (void)!sys_ftruncate(file, each->length);
        close(file);
    } else if (each->kind == MADE) sys_unlink(each->path);
    else {
        if (each->kind == RENAMED) sys_rename(each->path, each->from);
        if (each->kept[0]) sys_rename(each->kept, each->path);
    }
}

/* Count a call; return 1 if it fails, and do not return if the process ends here. */
static int falls(void) {
    long now = number++;
    if (fatal < 0 || now < fatal) return 0;
    if (what == FAIL && now < fatal + failures) { errno = code; return 1; }
    if (what != KILL && what != POWER_CUT) return 0;
    if (what == POWER_CUT)
        for (struct change *each = changes; each; each = each->before) take_back(each);
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static struct change *add(int kind, const char *path, const struct stat *of) {
    struct change *made = calloc(1, sizeof *made);
    if (!made) abort();
    made->kind = kind, made->device = of->st_dev, made->inode = of->st_ino;
    snprintf(made->path, PATH_MAX, "%s", path);
    made->before = changes, changes = made;
    return made;
}

static void folder_of(const char *path, struct stat *status) {
    char parent[PATH_MAX];
    snprintf(parent, sizeof parent, "%s", path);
    char *slash = strrchr(parent, '/');
    if (slash) *slash = 0;
    memset(status, 0, sizeof *status);
    (void)!stat(parent, status);
}

/* Keep a file under another name, outside of the folder, so that it can come back. */
static void keep(struct change *change, const char *path) {
    snprintf(change->kept, PATH_MAX, "%.*s.kept%ld", PATH_MAX - 32, under, kept_names++);
    REAL(int, "link", const char *, const char *);
    if (real(path, change->kept)) change->kept[0] = 0;
}

static void remember_bytes(int file, off_t at, size_t size) {
    char path[PATH_MAX];
    struct stat status;
    if (what != POWER_CUT || !name_of(file, path) || fstat(file, &status) || !S_ISREG(status.st_mode)) return;
    if (at < 0) at = fcntl(file, F_GETFL) & O_APPEND ? status.st_size : lseek(file, 0, SEEK_CUR);
    struct change *made = add(WRITTEN, path, &status);
    made->at = at, made->length = status.st_size;
    made->size = at < status.st_size ? (off_t)size < status.st_size - at ? (off_t)size : status.st_size - at : 0;
    if (made->size <= 0) return;
    made->bytes = malloc(made->size);
    int reading = sys_open(path, O_RDONLY, 0);
    if (!made->bytes || reading < 0) abort();
    if (pread(reading, made->bytes, made->size, at) != made->size) abort();
    close(reading);
}

static void make_durable(int file) {
    struct stat status;
    if (fstat(file, &status)) return;
    for (struct change **each = &changes; *each;) {
        struct change *change = *each;
        if (change->device == status.st_dev && change->inode == status.st_ino) {
            *each = change->before;
            forget(change);
        } else each = &change->before;
    }
}

#define GUARDED(condition, failed, prepare, call) \
    do {                                                  \
        if (!(condition)) return call;                    \
        pthread_mutex_lock(&guard);                       \
        if (falls()) { pthread_mutex_unlock(&guard); return failed; } \
        prepare;                                          \
        pthread_mutex_unlock(&guard);                     \
        return call;                                      \
    } while (0)

static int is_watched(int file) {
    char path[PATH_MAX];
    return under[0] && name_of(file, path) && is_under(path);
}

ssize_t write(int file, const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    GUARDED(is_watched(file), -1, remember_bytes(file, -1, size), real(file, bytes, size));
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off_t at) {
    GUARDED(is_watched(file), -1, remember_bytes(file, at, size), sys_pwrite(file, bytes, size, at));
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) { return pwrite64(file, bytes, size, at); }

ssize_t sendfile64(int to, int from, off_t *at, size_t size) {
    REAL(ssize_t, "sendfile64", int, int, off_t *, size_t);
    GUARDED(is_watched(to), -1, remember_bytes(to, -1, size), real(to, from, at, size));
}

ssize_t sendfile(int to, int from, off_t *at, size_t size) { return sendfile64(to, from, at, size); }

ssize_t copy_file_range(int from, off_t *at, int to, off_t *into, size_t size, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off_t *, int, off_t *, size_t, unsigned);
    GUARDED(is_watched(to), -1, remember_bytes(to, into ? *into : -1, size), real(from, at, to, into, size, flags));
}

int ftruncate64(int file, off_t length) {
    GUARDED(is_watched(file), -1, remember_bytes(file, length, LONG_MAX / 2), sys_ftruncate(file, length));
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int fsync(int file) {
    REAL(int, "fsync", int);
    GUARDED(is_watched(file), -1, make_durable(file), real(file));
}

int fdatasync(int file) {
    REAL(int, "fdatasync", int);
    GUARDED(is_watched(file), -1, make_durable(file), real(file));
}

static void remember_rename(const char *from, const char *to) {
    struct stat folder, there;
    if (what != POWER_CUT) return;
    folder_of(to, &folder);
    struct change *made = add(RENAMED, to, &folder);
    snprintf(made->from, PATH_MAX, "%s", from);
    if (!lstat(to, &there)) keep(made, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    char whole_from[PATH_MAX], whole_to[PATH_MAX];
    int watched = whole_name(from_folder, from, whole_from) | whole_name(to_folder, to, whole_to);
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    GUARDED(watched, -1, remember_rename(whole_from, whole_to), real(from_folder, from, to_folder, to, flags));
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) { return renameat2(from_folder, from, to_folder, to, 0); }
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

static void remember_removal(const char *path) {
    struct stat folder, there;
    if (what != POWER_CUT || lstat(path, &there)) return;
    folder_of(path, &folder);
    keep(add(REMOVED, path, &folder), path);
}

int unlinkat(int folder, const char *path, int flags) {
    char whole[PATH_MAX];
    int watched = whole_name(folder, path, whole) && !(flags & AT_REMOVEDIR);
    REAL(int, "unlinkat", int, const char *, int);
    GUARDED(watched, -1, remember_removal(whole), real(folder, path, flags));
}

int unlink(const char *path) {
    char whole[PATH_MAX];
    int watched = whole_name(AT_FDCWD, path, whole);
    GUARDED(watched, -1, remember_removal(whole), sys_unlink(path));
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    struct stat status;
    int watched = (flags & (O_CREAT | O_TRUNC)) && whole_name(folder, path, whole);
    REAL(int, "openat64", int, const char *, int, ...);
    if (!watched) return real(folder, path, flags, mode);
    int there = !lstat(whole, &status);
    if (there && (flags & O_CREAT) && !(flags & O_TRUNC)) return real(folder, path, flags, mode);
    pthread_mutex_lock(&guard);
    if (falls()) { pthread_mutex_unlock(&guard); return -1; }
    if (there && what == POWER_CUT && S_ISREG(status.st_mode) && status.st_size) {
        int old = sys_open(whole, O_RDONLY, 0);
        if (old >= 0) { remember_bytes(old, 0, status.st_size); close(old); }
    }
    int file = real(folder, path, flags, mode);
    if (!there && file >= 0 && what == POWER_CUT && !fstat(file, &status)) add(MADE, whole, &status);
    pthread_mutex_unlock(&guard);
    return file;
}

#define MODE                               \
    mode_t mode = 0;                       \
    if (flags & (O_CREAT | O_TMPFILE)) {   \
        va_list more;                      \
        va_start(more, flags);             \
        mode = va_arg(more, mode_t);       \
        va_end(more);                      \
    }

int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
