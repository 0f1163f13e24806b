package org.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;

/** Keycloak's console, used as a person uses it: by what stands on the screen. */
final class ConsolePages {
  private static final String KEYCLOAK = "http://localhost:" + (OneMachine.PORT + 1);

  private final Page page;
  private final String walk;
  private int pictures;

  private ConsolePages(Page page, String walk) {
    this.page = page;
    this.walk = walk;
  }

  /**
   * @param walk what its pictures are called
   */
  static ConsolePages signIn(Page page, String walk, String name, String password) {
    page.navigate(KEYCLOAK + "/admin/lockstep/console/");
    LoginPage.fill(page, name, password);
    return new ConsolePages(page, walk);
  }

  /** With an e-mail address, a password that holds, and a place in the group. */
  void makeOfficer(String name, String password, String... group) {
    open("Users");
    // A person types into the search when there are many; the button is there in any case.
    button("Add user").or(link("Add user")).first().click();
    page.getByLabel("Username").fill(name);
    page.getByLabel("Email", exactly()).fill(name + "@lockstep.example");
    page.getByLabel("First name").fill("Second");
    page.getByLabel("Last name").fill("Drafter");
    button("Join Groups").click();
    chooseGroup(group);
    picture("officer");
    button("Create").click();
    tab("Credentials").click();
    button("Set password").click();
    Locator dialog = dialog();
    dialog.getByRole(AriaRole.TEXTBOX, named("Password")).fill(password);
    dialog.getByRole(AriaRole.TEXTBOX, named("Password confirmation")).fill(password);
    // The box itself is hidden behind the drawing of a switch.
    dialog.getByRole(AriaRole.CHECKBOX, named("Temporary")).dispatchEvent("click");
    picture("password");
    dialog.getByRole(AriaRole.BUTTON, named("Save")).click();
    button("Save password").click();
    button("Reset password").waitFor();
    picture("password-set");
  }

  void giveRole(String user, String role) {
    openUser(user);
    tab("Role mapping").click();
    assignRole(role);
  }

  void disableUser(String user) {
    openUser(user);
    page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Enabled"))
        .dispatchEvent("click");
    Locator dialog = dialog();
    picture("disable");
    dialog.getByRole(AriaRole.BUTTON, named("Disable")).click();
    gone(dialog);
    page.getByText("The user has been saved").waitFor();
    picture("disabled");
  }

  /** Service account on, all other flows off, bound tokens, "Signed JWT" with these public keys. */
  void makePartnerClient(String client, String jwks) {
    open("Clients");
    button("Create client").or(link("Create client")).first().click();
    page.getByLabel("Client ID").fill(client);
    picture("client");
    button("Next").click();
    flip("Client authentication");
    set("Standard flow", false);
    set("Service account roles", true);
    set("Require DPoP bound tokens", true);
    picture("client-flows");
    button("Next").click();
    button("Save").click();
    tab("Credentials").click();
    choose("Client Authenticator", "Signed JWT");
    picture("client-authenticator");
    button("Save").click();
    Locator dialog = dialog();
    dialog.getByRole(AriaRole.BUTTON, named("Yes")).click();
    gone(dialog);
    tab("Keys").click();
    button("Import").click();
    dialog = dialog();
    dialog.getByLabel("Archive format").click();
    page.getByRole(AriaRole.OPTION, onPage("JSON Web Key Set")).click();
    dialog
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                client + ".json", "application/json", jwks.getBytes(StandardCharsets.UTF_8)));
    picture("client-keys");
    dialog.getByRole(AriaRole.BUTTON, named("Import")).click();
    gone(dialog);
    picture("client-keys-there");
  }

  /** What the service account of a client may do, and for whom. */
  void placeServiceAccount(String client, String role, String... group) {
    openClient(client);
    tab("Service account roles").click();
    assignRole(role);
    link("service-account-" + client).click();
    tab("Groups").click();
    button("Join Group").first().click();
    chooseGroup(group);
    picture("service-account");
  }

  void openClient(String client) {
    open("Clients");
    page.getByPlaceholder("Search for client").fill(client);
    page.keyboard().press("Enter");
    link(client).click();
  }

  void open(String where) {
    page.getByRole(AriaRole.NAVIGATION, onPage("Global"))
        .getByRole(AriaRole.LINK, named(where))
        .click();
  }

  private void openUser(String user) {
    open("Users");
    page.getByPlaceholder("Search user").fill(user);
    page.keyboard().press("Enter");
    link(user).click();
  }

  private void assignRole(String role) {
    button("Assign role").click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Realm roles")).click();
    Locator dialog = dialog();
    dialog.getByPlaceholder("Search by role name").fill(role);
    page.keyboard().press("Enter");
    dialog
        .getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.GRIDCELL, onPage(role))))
        .getByRole(AriaRole.CHECKBOX)
        .check();
    picture("role");
    dialog.getByRole(AriaRole.BUTTON, named("Assign")).click();
    gone(dialog);
    picture("role-given");
  }

  /** In the dialog of groups: opens all but the last, and joins that. */
  private void chooseGroup(String... path) {
    Locator dialog = dialog();
    for (int i = 0; i < path.length - 1; i++) {
      dialog.getByText(path[i], new Locator.GetByTextOptions().setExact(true)).click();
    }
    dialog.getByRole(AriaRole.CHECKBOX, named(path[path.length - 1])).check();
    picture("group");
    dialog.getByRole(AriaRole.BUTTON, named("Join")).click();
    gone(dialog);
  }

  private void flip(String checkbox) {
    page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(checkbox))
        .dispatchEvent("click");
  }

  /** By the keyboard: a switch of the console is drawn over its checkbox. */
  private void set(String checkbox, boolean on) {
    Locator box = page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(checkbox));
    if (box.isChecked() != on) {
      box.press("Space");
    }
    assertThat(box).isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(on));
  }

  private void choose(String field, String option) {
    page.getByLabel(field).click();
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option).setExact(true))
        .click();
  }

  private Locator dialog() {
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.waitFor();
    return dialog;
  }

  private static void gone(Locator dialog) {
    dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, onPage(name));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, onPage(name));
  }

  private Locator tab(String name) {
    return page.getByRole(AriaRole.TAB, onPage(name));
  }

  private static Page.GetByRoleOptions onPage(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private void picture(String what) {
    Browser.picture(page, "%s-%02d-%s".formatted(walk, ++pictures, what));
  }
}
