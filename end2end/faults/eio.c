/* A disk that fails: preloaded into the portal, it lets writes to its databases fail with EIO while the file that
 * HANDSHAKE_EIO names is there, from the write on whose number stands in it. What is no database is left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static long writes;

static int is_database(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    const char *name = strrchr(path, '/');
    return name && strstr(name, ".db");
}

static int fails(int fd) {
    const char *control = getenv("HANDSHAKE_EIO");
    if (!control || !is_database(fd)) return 0;
    int saved = errno, failing = 0;
    pthread_mutex_lock(&turn);
    int file = open(control, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        writes = 0;
    } else {
        char text[32] = {0};
        if (read(file, text, sizeof text - 1) > 0) failing = ++writes >= atol(text);
        close(file);
    }
    pthread_mutex_unlock(&turn);
    errno = failing ? EIO : saved;
    return failing;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *octets, size_t count) {
    REAL(ssize_t, write, int, const void *, size_t);
    return fails(fd) ? -1 : real(fd, octets, count);
}

ssize_t pwrite(int fd, const void *octets, size_t count, off_t at) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    return fails(fd) ? -1 : real(fd, octets, count, at);
}

ssize_t pwrite64(int fd, const void *octets, size_t count, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    return fails(fd) ? -1 : real(fd, octets, count, at);
}

int fsync(int fd) {
    REAL(int, fsync, int);
    return fails(fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    return fails(fd) ? -1 : real(fd);
}

int ftruncate(int fd, off_t length) {
    REAL(int, ftruncate, int, off_t);
    return fails(fd) ? -1 : real(fd, length);
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, ftruncate64, int, off64_t);
    return fails(fd) ? -1 : real(fd, length);
}
