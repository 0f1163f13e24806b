package org.lockstep.gateway;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.OpenApiRules;

/** Of what the gateway answers itself. */
@QuarkusTest
class OpenApiTest extends OpenApiRules {}
