package dev.fossawatch.servlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** An adapter translates: it decides nothing, and so names nothing that decides or measures. */
class AdapterArchitectureTest {

  @Test
  void theFilterNamesNoMeterCheckCredentialOrClock() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.fossawatch.core.metrics..",
            "dev.fossawatch.core.history..",
            "dev.fossawatch.core.health..",
            "dev.fossawatch.core.access..",
            "dev.fossawatch.core.store..",
            "dev.fossawatch.core.time..")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.fossawatch.servlet"));
  }
}
