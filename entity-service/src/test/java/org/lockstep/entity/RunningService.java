package org.lockstep.entity;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import org.lockstep.testkit.Stores;

/** The stores that every test of the running service shares. */
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "kafka,mongo"))
final class RunningService {
  private RunningService() {}
}
