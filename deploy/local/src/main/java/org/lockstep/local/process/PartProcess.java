package org.lockstep.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Refusal;

/**
 * One part as a running process. Once it has been ready, it is started again whenever it ends by
 * itself or has not answered for long, a few times at most, and the screen says so. Its log is kept
 * within bounds all the time.
 */
public final class PartProcess {
  private static final int TAIL = 8;
  private static final long POLL_MILLIS = 100;
  // A Ctrl-C reaches launcher and parts at the same moment: give the launcher time to hear of it.
  private static final long DOUBT_MILLIS = 400;
  private static final long RESTART_PAUSE_MILLIS = 1000;
  private static final long LOG_LOOK_MILLIS = 250;
  private static final Duration GRACE_OF_THE_SILENT = Duration.ofSeconds(5);

  private final Part part;
  private final LogFile log;
  private final PidFile pidFile;
  private final Progress progress;
  private final RestartBudget restarts = new RestartBudget();
  private final Pulse pulse;
  private @Nullable Process process;
  private volatile boolean stopping;

  public PartProcess(Part part, Path logs, Path run, Progress progress) {
    this(part, new LogFile(logs.resolve(part.name() + ".log")), run, progress, new Pulse());
  }

  PartProcess(Part part, LogFile log, Path run, Progress progress, Pulse pulse) {
    this.part = part;
    this.log = log;
    this.pulse = pulse;
    this.pidFile = new PidFile(run, part.name());
    this.progress = progress;
  }

  public String name() {
    return part.name();
  }

  /** Starts the part, returns when it is ready and watches over it from then on. */
  public void start() throws IOException, InterruptedException {
    log.begin();
    begin("log of " + part.name(), this::boundLog);
    Progress.Step step = progress.begin(part.name());
    startOnce();
    step.done("is ready");
    begin("watch " + part.name(), this::watch);
  }

  private static void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void boundLog() {
    boolean said = false;
    try {
      while (!stopping) {
        Thread.sleep(LOG_LOOK_MILLIS);
        try {
          log.bound();
        } catch (IOException e) {
          if (!said) {
            progress.say("The log " + log.path() + " cannot be kept small: " + e);
          }
          said = true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startOnce() throws IOException, InterruptedException {
    Process started;
    synchronized (this) {
      if (stopping) {
        throw new InterruptedException("stopping");
      }
      started = part.launch().start(log.path());
      process = started;
      pidFile.write(started.toHandle());
    }
    long end = System.nanoTime() + part.patience().toNanos();
    while (!isReady()) {
      if (stopping) {
        throw new InterruptedException("stopping");
      }
      if (!started.isAlive()) {
        throw new Refusal(
            part.name()
                + " ended before it was ready ("
                + how(started.exitValue())
                + ")."
                + tail());
      }
      if (System.nanoTime() > end) {
        throw new Refusal(
            part.name() + " is not ready after " + part.patience().toSeconds() + " s." + tail());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      part.readiness().ask();
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return false; // Not yet; the patience of the part bounds this.
    }
  }

  private void watch() {
    try {
      while (true) {
        int status = awaitEnd(current());
        Thread.sleep(DOUBT_MILLIS);
        if (stopping) {
          return;
        }
        int restart = restarts.take(Instant.now());
        if (restart == 0) {
          progress.say(
              part.name()
                  + " ended again ("
                  + how(status)
                  + ") and is left down: it was started "
                  + RestartBudget.RESTARTS
                  + " times in "
                  + RestartBudget.WINDOW.toMinutes()
                  + " minutes. The rest stays up; see "
                  + log.path()
                  + ", then stop and start deploy/up."
                  + tail());
          return;
        }
        progress.say(
            part.name()
                + " ended ("
                + how(status)
                + "); starting it again, "
                + restart
                + " of at most "
                + RestartBudget.RESTARTS
                + " times in "
                + RestartBudget.WINDOW.toMinutes()
                + " minutes."
                + tail());
        Ending.of(List.of(current().toHandle()), Duration.ZERO);
        Thread.sleep(RESTART_PAUSE_MILLIS);
        restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the process ends, and ends it itself when it has not answered for long. */
  private int awaitEnd(Process running) throws InterruptedException {
    pulse.begin();
    boolean said = false;
    while (!running.waitFor(pulse.pause().toMillis(), TimeUnit.MILLISECONDS)) {
      if (!pulse.isLost(part.liveness()) || stopping) {
        continue;
      }
      String silent =
          part.name() + " runs, but has not answered for " + pulse.patience().toSeconds() + " s";
      // With no restart left, a part that hardly answers is better than none.
      if (!restarts.isLeft(Instant.now())) {
        if (!said) {
          progress.say(silent + "; it is left so, because it was started again too often.");
        }
        said = true;
        continue;
      }
      progress.say(silent + "; ending it.");
      Ending.of(List.of(running.toHandle()), GRACE_OF_THE_SILENT);
    }
    return running.exitValue();
  }

  private void restart() throws InterruptedException {
    Progress.Step step = progress.begin(part.name());
    try {
      startOnce();
      step.done("is ready again");
    } catch (IOException | Refusal e) {
      step.failed();
      progress.say(part.name() + " did not come back: " + e.getMessage());
      Ending.of(List.of(current().toHandle()), Duration.ZERO);
    }
  }

  private synchronized Process current() {
    if (process == null) {
      throw new IllegalStateException(part.name() + " was never started");
    }
    return process;
  }

  /** From now on the end of the process is wanted. */
  public void expectEnd() {
    stopping = true;
  }

  /** Ends the process, by force when it takes longer than {@code grace}. */
  public void stop(Duration grace) throws IOException, InterruptedException {
    stopping = true;
    synchronized (this) {
      if (process != null) {
        Ending.of(List.of(process.toHandle()), grace);
      }
    }
    pidFile.delete();
  }

  private String tail() {
    List<String> lines = log.tail(TAIL);
    if (lines.isEmpty()) {
      return " Its log " + log.path() + " is empty.";
    }
    return lines.stream()
        .map(line -> "    | " + line)
        .collect(Collectors.joining("\n", " The end of " + log.path() + ":\n", ""));
  }

  private static String how(int status) {
    return status > 128 ? "killed by signal " + (status - 128) : "status " + status;
  }
}
