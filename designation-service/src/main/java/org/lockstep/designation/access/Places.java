package org.lockstep.designation.access;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * Room for a number of things that take long: so many in all, and fewer for each caller, so that no
 * caller shuts out the others.
 */
public final class Places {
  private final int inAll;
  private final int each;
  private final String what;
  private final Map<String, Integer> taken = new HashMap<>();
  private int takenInAll;

  /**
   * @param each how many of one caller
   * @param what they are for, in the plural
   */
  public Places(int inAll, int each, String what) {
    this.inAll = inAll;
    this.each = each;
    this.what = what;
  }

  /** Taken until it is closed; closing it again does no harm. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes one.
   *
   * @param caller see {@link Caller#scope}
   * @throws Refusal 503 if there is none
   */
  public synchronized Place take(String caller) {
    if (taken.getOrDefault(caller, 0) >= each) {
      throw none("You have " + each + " " + what + " under way, which is all that one caller may");
    }
    if (takenInAll >= inAll) {
      throw none("There are " + inAll + " " + what + " under way, which is all that go at once");
    }
    taken.merge(caller, 1, Integer::sum);
    takenInAll++;
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      if (open.compareAndSet(true, false)) {
        giveBack(caller);
      }
    };
  }

  private synchronized void giveBack(String caller) {
    taken.computeIfPresent(caller, (name, places) -> places == 1 ? null : places - 1);
    takenInAll--;
  }

  private static Refusal none(String why) {
    return new Refusal(CommonProblem.UNAVAILABLE, why + "; try again soon.");
  }
}
