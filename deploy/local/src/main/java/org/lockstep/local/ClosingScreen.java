package org.lockstep.local;

import java.io.PrintStream;
import org.lockstep.local.part.Machine;
import org.lockstep.local.process.Ports;

/** What to do next, once everything is up. */
final class ClosingScreen {
  private final Machine machine;

  ClosingScreen(Machine machine) {
    this.machine = machine;
  }

  void print(PrintStream out) {
    Ports ports = machine.ports();
    out.printf(
        """

        Lockstep is up and stays up until Ctrl-C.

          API        http://localhost:%d/api/v1
          Keycloak   http://localhost:%d/admin/lockstep/console/   as console-admin
          Passwords  %s
          Logs       %s

        Try it (a token holds five minutes):
          curl -H "Authorization: Bearer $(deploy/token%s jp-drafter)" http://localhost:%d/api/v1/me
        Officers: {jp,kr}-{drafter,approver,releaser}, {us,eu,gb,au,ca}-{drafter,approver}, jp-coordinator,
        {jp,kr}-curator, list-operator, list-approver, register-admin, partner-admin,
        partner-approver, auditor.
        Partner systems: kr-port-control, jp-financial-intelligence.
        """,
        ports.gateway(),
        ports.keycloak(),
        machine.secrets().file(),
        machine.data().logs(),
        machine.dataOption(),
        ports.gateway());
    out.flush();
  }
}
