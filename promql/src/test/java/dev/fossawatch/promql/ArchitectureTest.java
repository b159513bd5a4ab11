package dev.fossawatch.promql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the library stands on, and which way its arrows point. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private final JavaClasses promql =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.fossawatch.promql");

  @Test
  void itStandsOnTheJdkRe2jAndSnakeYamlAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.fossawatch.promql..",
            "com.google.re2j..",
            "org.snakeyaml.engine..",
            "org.jspecify.annotations..")
        .check(promql);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.fossawatch.promql.(*)..").should().beFreeOfCycles().check(promql);
  }

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("ruletest")
        .definedBy("dev.fossawatch.promql.ruletest..")
        .layer("rules")
        .definedBy("dev.fossawatch.promql.rules..")
        .layer("template")
        .definedBy("dev.fossawatch.promql.template..")
        .layer("yaml")
        .definedBy("dev.fossawatch.promql.yaml..")
        .layer("engine")
        .definedBy("dev.fossawatch.promql.engine..")
        .layer("source")
        .definedBy("dev.fossawatch.promql.source..")
        .layer("parser")
        .definedBy("dev.fossawatch.promql.parser..")
        .layer("model")
        .definedBy("dev.fossawatch.promql.model..")
        .whereLayer("ruletest")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("rules")
        .mayOnlyBeAccessedByLayers("ruletest")
        .whereLayer("template")
        .mayOnlyBeAccessedByLayers("rules")
        .whereLayer("yaml")
        .mayOnlyBeAccessedByLayers("rules", "ruletest")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("rules", "ruletest")
        .whereLayer("source")
        .mayOnlyBeAccessedByLayers("engine", "rules", "ruletest")
        .whereLayer("parser")
        .mayOnlyBeAccessedByLayers("engine", "rules", "ruletest")
        .check(promql);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(promql);
  }
}
