package org.lockstep.designation;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockstep.testkit.RoleMatrixRules;
import org.lockstep.testkit.Stores;

/** Who may call what. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class RoleMatrixTest implements RoleMatrixRules {
  private static final Map<String, List<String>> OPERATIONS =
      Map.of(
          "register-reader",
          List.of(
              "GET /api/v1/alignment",
              "GET /api/v1/alignment.csv",
              "GET /api/v1/authorities",
              "GET /api/v1/authorities/{code}",
              "GET /api/v1/designations",
              "GET /api/v1/designations/{id}",
              "GET /api/v1/designations/{id}/original",
              "GET /api/v1/designations/{id}/readers",
              "GET /api/v1/designations/{id}/versions",
              "GET /api/v1/entities/{id}/alignment",
              "GET /api/v1/exports/deltas",
              "GET /api/v1/exports/journal.jsonl",
              "GET /api/v1/exports/{file}",
              "GET /api/v1/exports/{file}.manifest.json",
              "GET /api/v1/exports/{file}.manifest.jws",
              "GET /api/v1/instruments",
              "GET /api/v1/instruments/{code}",
              "GET /api/v1/joint-actions",
              "GET /api/v1/joint-actions/{id}",
              "GET /api/v1/journal/checkpoint",
              "GET /api/v1/journal/entries",
              "GET /api/v1/journal/key",
              "GET /api/v1/journal/proofs/consistency",
              "GET /api/v1/journal/proofs/inclusion",
              "GET /api/v1/lists",
              "GET /api/v1/packages",
              "GET /api/v1/packages/{id}",
              "GET /api/v1/packages/{id}/changes",
              "GET /api/v1/packages/{id}/steps",
              "GET /api/v1/programmes",
              "GET /api/v1/programmes/{code}",
              "GET /api/v1/statements",
              "GET /api/v1/statements/{id}",
              "GET /api/v1/timeline"),
          "drafter",
          List.of(
              "POST /api/v1/packages",
              "PUT /api/v1/packages/{id}",
              "DELETE /api/v1/packages/{id}/entries/{entryId}",
              "PUT /api/v1/packages/{id}/entries/{entryId}",
              "POST /api/v1/packages/{id}/submit",
              "POST /api/v1/packages/{id}/withdraw",
              "POST /api/v1/statements"),
          "approver",
          List.of(
              "POST /api/v1/packages/{id}/approve",
              "POST /api/v1/packages/{id}/marking/approve",
              "POST /api/v1/packages/{id}/return"),
          "releaser",
          List.of(
              "DELETE /api/v1/joint-actions/{id}/parts/{authority}",
              "PUT /api/v1/joint-actions/{id}/parts/{authority}",
              "POST /api/v1/packages/{id}/marking",
              "POST /api/v1/packages/{id}/release",
              "POST /api/v1/packages/{id}/unschedule"),
          "coordinator",
          List.of(
              "POST /api/v1/joint-actions",
              "POST /api/v1/joint-actions/{id}/cancel",
              "POST /api/v1/joint-actions/{id}/invitations",
              "POST /api/v1/joint-actions/{id}/release",
              "POST /api/v1/joint-actions/{id}/unschedule"),
          "list-operator",
          List.of(
              "GET /api/v1/imports",
              "GET /api/v1/imports/{id}",
              "POST /api/v1/imports/{id}/approve",
              "GET /api/v1/imports/{id}/progress",
              "POST /api/v1/imports/{id}/reject",
              "GET /api/v1/imports/{id}/report",
              "POST /api/v1/lists/{source}/imports"),
          "register-admin",
          List.of(
              "PUT /api/v1/authorities/{code}",
              "PUT /api/v1/instruments/{code}",
              "PUT /api/v1/programmes/{code}"));

  @Override
  public Map<String, Set<String>> allowed() {
    Map<String, Set<String>> allowed = new TreeMap<>();
    OPERATIONS.forEach(
        (role, operations) ->
            operations.forEach(operation -> allowed.put(operation, Set.of(role))));
    return allowed;
  }

  @Override
  public Map<String, String> segments() {
    return Map.of(
        "entryId",
        "maia-1",
        "authority",
        "KR",
        "source",
        "xx-nobody",
        "code",
        "XX",
        "file",
        "register.csv");
  }
}
