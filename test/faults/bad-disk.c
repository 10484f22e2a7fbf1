// A disk that fails, loaded into the hub by LD_PRELOAD. The n-th sync of the process (n = FAULT_AT) answers EIO and every
// later one is well again, as on Linux, where a second answer may be a lie: whoever asks that file again without having
// closed it, or writes to it, is written down in BAD_DISK/again. And while BAD_DISK/readonly exists nothing that
// belongs to a file system can be changed, also not by a file that was opened before: EROFS, as after errors on ext4.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))
#define MOST 4096

static atomic_int syncs;
static atomic_int failed[MOST]; // by descriptor

static void note(const char *name, int fd) {
  char path[512], link[64], file[512];
  snprintf(path, sizeof path, "%s/%s", getenv("BAD_DISK"), name);
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, file, sizeof file - 1);
  int out = REAL(open)(path, O_CREAT | O_WRONLY | O_APPEND, 0600);
  if (out < 0) return;
  if (length > 0) {
    file[length] = '\n';
    if (REAL(write)(out, file, length + 1)) {}
  }
  REAL(close)(out);
}

static int read_only(void) {
  char path[512];
  const char *folder = getenv("BAD_DISK");
  if (!folder) return 0;
  snprintf(path, sizeof path, "%s/readonly", folder);
  if (access(path, F_OK)) return 0;
  errno = EROFS;
  return 1;
}

static int in_files(int fd) {
  struct stat about;
  return !fstat(fd, &about) && S_ISREG(about.st_mode);
}

static int sync_fails(int fd) {
  const char *at = getenv("FAULT_AT");
  if (!at || fd < 0 || fd >= MOST) return 0;
  if (failed[fd]) note("again", fd);
  if (atomic_fetch_add(&syncs, 1) + 1 != atoi(at)) return 0;
  failed[fd] = 1;
  note("failed", fd);
  errno = EIO;
  return 1;
}

int fsync(int fd) { return sync_fails(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return sync_fails(fd) ? -1 : REAL(fdatasync)(fd); }

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  if (fd >= 0 && fd < MOST && failed[fd]) note("again", fd);
  if (in_files(fd) && read_only()) return -1;
  return REAL(pwrite64)(fd, bytes, length, at);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

ssize_t write(int fd, const void *bytes, size_t length) {
  if (in_files(fd) && read_only()) return -1;
  return REAL(write)(fd, bytes, length);
}

int ftruncate64(int fd, off64_t size) { return read_only() ? -1 : REAL(ftruncate64)(fd, size); }
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int rename(const char *from, const char *to) { return read_only() ? -1 : REAL(rename)(from, to); }
int unlink(const char *path) { return read_only() ? -1 : REAL(unlink)(path); }

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  if (flags & (O_CREAT | O_WRONLY | O_RDWR) && read_only()) return -1;
  int fd = REAL(open64)(path, flags, mode);
  if (fd >= 0 && fd < MOST) failed[fd] = 0; // its number was free, so whatever failed under it is closed
  return fd;
}
int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return open64(path, flags, mode);
}
