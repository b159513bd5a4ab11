package dev.fossawatch.server.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** An adapter translates: what it decides is how to proxy, never what to make of a request. */
class GatewayArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.fossawatch.server");

  @Test
  void theGatewayNamesNoMeterCheckCredentialOrClockButItsOwnFigures() {
    noClasses()
        .that()
        .resideInAPackage("dev.fossawatch.server.gateway")
        .and(not(belongToAnyOf(GatewayMeters.class)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.fossawatch.core.metrics..",
            "dev.fossawatch.core.history..",
            "dev.fossawatch.core.health..",
            "dev.fossawatch.core.access..",
            "dev.fossawatch.core.store..")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void theGatewayKnowsNothingOfTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("dev.fossawatch.server.gateway")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.fossawatch.server")
        .check(CLASSES);
  }
}
