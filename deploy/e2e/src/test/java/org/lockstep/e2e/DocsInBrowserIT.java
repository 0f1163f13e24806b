package org.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The page that shows the API, in a real browser; pictures are in {@code target/pictures}. */
@Order(9)
class DocsInBrowserIT {
  private static final String GATEWAY = "http://localhost:" + OneMachine.PORT;
  private static final int NARROW = 390;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private Browser browser;
  private Page page;

  @BeforeAll
  static void needsABrowser() {
    // Skipped where Debian's chromium is not installed: the build needs a JDK and Maven alone.
    assumeTrue(
        Files.isExecutable(Browser.CHROMIUM),
        "The page /docs was not tried: there is no " + Browser.CHROMIUM);
    OneMachine.ensureRunning();
  }

  @BeforeEach
  void opensThePage() {
    browser = Browser.open();
    page = browser.page();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(GATEWAY) && !request.url().startsWith("data:")) {
            elsewhere.add(request.url());
          }
        });
    page.navigate(GATEWAY + "/docs");
    assertThat(page.locator(".opblock-tag-section").first()).isVisible();
  }

  @AfterEach
  void closesIt() {
    browser.close();
  }

  @Test
  void showsTheApiAndLetsOneCallIt() {
    Browser.picture(page, "docs");
    page.locator("button.authorize").first().click();
    page.locator(".modal-ux input").fill(Api.tokenOf("auditor"));
    page.locator(".modal-ux button.authorize").click();
    page.locator(".modal-ux button.btn-done").click();
    page.locator("#tag-This_API, [data-tag='This API']").first().click();
    Locator me = page.locator("#operations-This_API-me");
    me.locator(".opblock-summary-control").click();
    me.locator(".try-out__btn").click();
    me.locator("button.execute").click();

    assertThat(me.locator(".live-responses-table .response-col_status").last()).containsText("200");
    assertThat(me.locator(".live-responses-table")).containsText("auditor");
    Browser.picture(page, "docs-tried");
    assertThat(complaints).isEmpty();
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void fitsASmallScreen() {
    page.setViewportSize(NARROW, 800);
    page.locator("[data-tag='Packages']").click();
    page.locator("#operations-Packages-draftPackage .opblock-summary-control").click();
    assertThat(page.locator("#operations-Packages-draftPackage .opblock-body")).isVisible();
    Browser.picture(page, "docs-narrow");

    Object width = page.evaluate("document.documentElement.scrollWidth");
    assertThat(((Number) width).intValue()).isLessThanOrEqualTo(NARROW);
  }
}
