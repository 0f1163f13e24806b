package org.lockstep.entity;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.OpenApiRules;

@QuarkusTest
class OpenApiTest extends OpenApiRules {}
