package org.lockstep.alert;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.OpenApiRules;

@QuarkusTest
@WithStores
class OpenApiTest extends OpenApiRules {}
