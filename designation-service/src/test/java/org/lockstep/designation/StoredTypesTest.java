package org.lockstep.designation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

@AnalyzeClasses(
    packages = "org.lockstep.designation",
    importOptions = ImportOption.DoNotIncludeTests.class)
class StoredTypesTest {
  /** What the API shows and takes may change without what is stored. Imports are to follow. */
  @ArchTest
  static final ArchRule whatIsStoredDoesNotKnowTheWire =
      noClasses()
          .that()
          .areAnnotatedWith(Entity.class)
          .and()
          .doNotHaveSimpleName("ListImport")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are bodies of requests or answers",
                  type -> type.getName().matches(".*(Item|Request|Resource)([$].*)?")));
}
