// Remembers how far each file was synced, so that the test can throw away the rest: what a power cut does. Loaded into
// the hub by LD_PRELOAD; writes one number per inode into PC_DIR. Models lost and torn appends and renames of files
// that were never synced; not lost directory entries, nor blocks out of order.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void remember(int fd) {
  const char *folder = getenv("PC_DIR");
  struct stat about;
  if (!folder || fstat(fd, &about) || S_ISDIR(about.st_mode)) return;
  char path[512], digits[32];
  snprintf(path, sizeof path, "%s/%lu", folder, (unsigned long)about.st_ino);
  int note = open(path, O_CREAT | O_WRONLY, 0600); // no O_TRUNC: a kill in between must not lose the number
  if (note < 0) return;
  int length = snprintf(digits, sizeof digits, "%020ld", (long)about.st_size);
  if (pwrite(note, digits, length, 0)) {}
  close(note);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fsync");
  int result = real(fd);
  if (!result) remember(fd);
  return result;
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
  int result = real(fd);
  if (!result) remember(fd);
  return result;
}
