package org.lockstep.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/packages",
        "/api/v1/packages/0197-4a/entries/angara",
        "/api/v1/entities?identifier=imoNumber:9358010",
        "/api/v1/entities?q=%EB%9D%BC%EC%B2%9C%EC%98%81&x=a+b",
        "/api/v1/deliveries/msg_01/attempts",
        "/a.b/c..d/...e",
        "/",
        "/health?",
      })
  void takesAPlainTarget(String target) {
    assertThat(RequestForm.faultOfTarget(target)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/packages%2fx",
        "/api/v1/packages%2Fx",
        "/api/v1/%5c..%5cadmin",
        "/api/v1/packages/%2e%2e/entities",
        "/api/v1/packages/%252e",
        "/api/v1/packages/%00",
        "/api/v1/packages/..",
        "/api/v1/packages/../entities",
        "/api/v1/./packages",
        "/api/v1/packages/.",
        "/api//v1/packages",
        "//evil.example/api/v1/packages",
        "/api/v1/packages;x=1",
        "/api/v1\\packages",
        "/api/v1/packages#top",
        "/api/v1/packages/\u0000",
        "/api/v1/pack\u00e4ge",
        "http://localhost/api/v1/packages",
        "api/v1/packages",
        "*",
        "",
        "/api/v1/entities?q=%00",
        "/api/v1/entities?q=%0d%0aX:1",
        "/api/v1/entities?q=%7F",
        "/api/v1/entities?q=%zz",
        "/api/v1/entities?q=%ff",
        "/api/v1/entities?q=a%C3",
        "/api/v1/entities?q=%ed%a0%80",
        "/api/v1/entities?q=%c0%af",
        "/api/v1/entities?q=%F4%90%80%80",
        "/api/v1/entities?q=%1",
        "/api/v1/entities?q=a b",
        "/api/v1/entities?q=a#b",
        "/api/v1/entities?q=\u00e4",
        "/api/v1/entities?q=<script>",
      })
  void refusesATargetThatCouldBeReadInTwoWays(String target) {
    assertThat(RequestForm.faultOfTarget(target)).isNotNull();
  }

  @Test
  void needsNoMoreStackForALongTargetThanForAShortOne() throws InterruptedException {
    String target = "/api/v1" + "/a".repeat(100_000) + "?packages=" + "%E5%B9%B3,a".repeat(100_000);
    AtomicReference<Object> outcome = new AtomicReference<>("none");
    Thread small =
        new Thread(
            null,
            () -> {
              try {
                outcome.set(String.valueOf(RequestForm.faultOfTarget(target)));
              } catch (StackOverflowError e) {
                outcome.set(e);
              }
            },
            "small stack",
            180 * 1024);
    small.start();
    small.join();

    assertThat(outcome).hasValue("null");
  }
}
