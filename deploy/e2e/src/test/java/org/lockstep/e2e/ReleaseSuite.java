package org.lockstep.e2e;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * Releases and official lists in a register that begins empty, whatever dies meanwhile; and what
 * needs no story.
 */
@Suite
@SelectClasses({
  JointReleaseIT.class,
  ReleaseSurvivalIT.class,
  ListImportIT.class,
  ReplicasIT.class,
  BackupIT.class,
  UpgradeIT.class,
  DocsInBrowserIT.class,
  SiegeIT.class
})
class ReleaseSuite {}
