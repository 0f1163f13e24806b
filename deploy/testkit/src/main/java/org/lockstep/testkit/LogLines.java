package org.lockstep.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;

/** What is logged until it is closed, as it would be written, with its stack. */
public final class LogLines extends Handler implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  public LogLines() {
    setLevel(Level.ALL);
    Logger.getLogger("").addHandler(this);
  }

  public List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord entry) {
    // What background work says has nothing to do with the request.
    if (entry.getLevel().intValue() < Level.INFO.intValue()) {
      return;
    }
    StringWriter text = new StringWriter();
    text.append(Objects.toString(MDC.get("request"), "")); // As the format of the services has it.
    text.append(entry.getLoggerName()).append(' ').append(entry.getMessage());
    if (entry.getParameters() != null) {
      for (Object parameter : entry.getParameters()) {
        text.append(' ').append(String.valueOf(parameter));
      }
    }
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    lines.add(text.toString());
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
