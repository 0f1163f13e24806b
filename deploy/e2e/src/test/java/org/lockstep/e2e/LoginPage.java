package org.lockstep.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Keycloak's login page. */
final class LoginPage {
  private LoginPage() {}

  static void fill(Page page, String name, String password) {
    page.getByLabel("Username").fill(name);
    page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password").setExact(true))
        .fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In")).click();
  }
}
