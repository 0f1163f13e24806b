package org.lockstep.local.process;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.lockstep.local.stores.Lifeline;

/**
 * {@code Tied MAIN_CLASS ARGUMENTS…}: runs that class in this JVM, and ends the JVM in order when
 * the launcher at the other end of its standard input is gone, however hard it went.
 */
public final class Tied {
  private Tied() {}

  public static void main(String[] args) {
    Lifeline.endWithParent();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      e.printStackTrace();
      System.exit(1);
    } catch (ReflectiveOperationException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
