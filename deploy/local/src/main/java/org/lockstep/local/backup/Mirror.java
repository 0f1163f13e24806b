package org.lockstep.local.backup;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a folder that can be brought up to date: what changed since is copied again, what is
 * gone is removed. So most of it is copied while the folder is being written to, and little is left
 * for the moment in which it is not.
 */
final class Mirror {
  /** File systems stamp changes with a clock of some milliseconds, and some only know seconds. */
  private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

  private final Path from;
  private final Path to;
  private final Predicate<Path> wanted;
  private Instant settledBefore = Instant.MIN;

  /**
   * @param wanted whether a file or folder is copied, by its path below {@code from}
   */
  Mirror(Path from, Path to, Predicate<Path> wanted) {
    this.from = from;
    this.to = to;
    this.wanted = wanted;
  }

  /** Copies what is new or may have changed since the last time. */
  void update() throws IOException {
    Instant begun = Instant.now();
    Files.walkFileTree(from, new Copying());
    Files.walkFileTree(to, new Removing());
    settledBefore = begun.minus(CLOCK_GRAIN);
  }

  private final class Copying extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!folder.equals(from) && !wanted.test(from.relativize(folder))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Path copy = to.resolve(from.relativize(folder));
      try {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        Files.createDirectories(copy);
        Files.setPosixFilePermissions(copy, permissions);
        return FileVisitResult.CONTINUE;
      } catch (NoSuchFileException e) {
        return FileVisitResult.SKIP_SUBTREE; // As with a file.
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes now) throws IOException {
      Path relative = from.relativize(file);
      if (now.isRegularFile() && wanted.test(relative) && !isSettled(to.resolve(relative), now)) {
        try {
          Files.copy(file, to.resolve(relative), REPLACE_EXISTING, COPY_ATTRIBUTES);
        } catch (NoSuchFileException e) {
          return FileVisitResult.CONTINUE; // Its store has just removed it.
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      if (problem instanceof NoSuchFileException && !file.equals(from)) {
        return FileVisitResult.CONTINUE;
      }
      throw problem;
    }

    private boolean isSettled(Path copy, BasicFileAttributes now) throws IOException {
      return Files.exists(copy)
          && Files.size(copy) == now.size()
          && microseconds(Files.getLastModifiedTime(copy)) == microseconds(now.lastModifiedTime())
          && now.lastModifiedTime().toInstant().isBefore(settledBefore);
    }

    /** Java copies no more of it. */
    private static long microseconds(FileTime time) {
      return time.to(TimeUnit.MICROSECONDS);
    }
  }

  private final class Removing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!Files.exists(from.resolve(to.relativize(file)))) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      if (!Files.exists(from.resolve(to.relativize(folder)))) {
        Files.delete(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
