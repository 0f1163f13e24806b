package org.lockstep.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v1,/api/v1,true",
    "/api/v1,/api/v1/,false",
    "/api/v1,/api,false",
    "/api/v1/packages/{id},/api/v1/packages/42,true",
    "/api/v1/packages/{id},/api/v1/packages/,false",
    "/api/v1/packages/{id},/api/v1/packages/42/steps,false",
    "/exports/{file}.manifest.json,/exports/register.csv.manifest.json,true",
    "/exports/{file}.manifest.json,/exports/.manifest.json,false",
    "/exports/{file}.manifest.json,/exports/register.csv,false",
    "/exports/{file}.manifest.json,/exports/a.manifest.jsonx,false",
    "/a-{b}-c,/a--c,false",
    "/a-{b}-c,/a-c,false",
    "/a-{b}-c,/a-x-c,true",
  })
  void matchesAPathOfItsForm(String template, String path, boolean matches) {
    assertThat(PathTemplate.of(template).matches(PathTemplate.segmentsOf(path))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/exports/journal.jsonl,/api/v1/exports/journal.jsonl",
    "/api/v1/exports/register.csv,/api/v1/exports/{file}",
    "/api/v1/exports/register.csv.manifest.json,/api/v1/exports/{file}.manifest.json",
    "/api/v1/exports/deltas,/api/v1/exports/deltas",
    "/docs/docs.js,/docs/docs.js",
  })
  void whatSaysMoreComesFirst(String path, String template) {
    assertThat(RouteTable.find(path).orElseThrow().template()).isEqualTo(template);
  }
}
