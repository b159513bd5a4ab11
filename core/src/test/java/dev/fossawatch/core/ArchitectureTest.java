package dev.fossawatch.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The arrows between the packages of the core, and what no class may do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private JavaClasses core = new ClassFileImporter().importPackages();

  @BeforeAll
  void importCore() {
    core =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fossawatch.core");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.fossawatch.core.(*)..").should().beFreeOfCycles().check(core);
  }

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("root")
        .definedBy("dev.fossawatch.core")
        .layer("api")
        .definedBy("dev.fossawatch.core.api..")
        .layer("access")
        .definedBy("dev.fossawatch.core.access..")
        .layer("health")
        .definedBy("dev.fossawatch.core.health..")
        .layer("query")
        .definedBy("dev.fossawatch.core.query..")
        .layer("metrics")
        .definedBy("dev.fossawatch.core.metrics..")
        .layer("history")
        .definedBy("dev.fossawatch.core.history..")
        .layer("http")
        .definedBy("dev.fossawatch.core.http..")
        .layer("store")
        .definedBy("dev.fossawatch.core.store..")
        .layer("config")
        .definedBy("dev.fossawatch.core.config..")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("access")
        .mayOnlyBeAccessedByLayers("root", "api")
        .whereLayer("health")
        .mayOnlyBeAccessedByLayers("root", "api")
        .whereLayer("metrics")
        .mayOnlyBeAccessedByLayers("root", "api")
        .whereLayer("history")
        .mayOnlyBeAccessedByLayers("root", "api", "metrics")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("root", "api")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("root", "api", "access", "metrics")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("root", "access", "history")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("root", "api", "access", "health", "query", "metrics", "history")
        .check(core);
  }

  @Test
  void onlyTimeReadsTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.fossawatch.core.time..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(core);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(core);
  }

  @Test
  void nothingStaticHoldsState() {
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(
            resideInAPackage("java.util.concurrent.atomic..")
                .and(not(simpleNameEndingWith("FieldUpdater"))))
        .orShould()
        .haveRawType("java.util.HashMap")
        .orShould()
        .haveRawType("java.util.concurrent.ConcurrentHashMap")
        .check(core);
  }
}
