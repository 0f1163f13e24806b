package org.lockstep.e2e;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * The story is told, asked about, administered and, in the end, told once more among failures; then
 * another release is followed.
 */
@Suite
@SelectClasses({
  StoryIT.class,
  WatchedIT.class,
  NineQuestionsIT.class,
  AdministratorInBrowserIT.class,
  AdministratorIT.class,
  PartnersIT.class,
  PartnerGuideIT.class,
  BadInputIT.class,
  SurvivalIT.class,
  TracesIT.class
})
class StorySuite {}
