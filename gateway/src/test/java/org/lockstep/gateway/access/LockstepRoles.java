package org.lockstep.gateway.access;

import java.util.List;

/** Shows the roles that the gateway knows to tests of other packages. */
public final class LockstepRoles {
  public static final List<String> ALL = Caller.ROLES;

  private LockstepRoles() {}
}
