package dev.fossawatch.detect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The arrows between the packages, and what no class may do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private JavaClasses detect = new ClassFileImporter().importPackages();

  @BeforeAll
  void importModule() {
    detect =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fossawatch.detect");
  }

  @Test
  void dependsOnNothingButTheJdkAndNullnessAnnotations() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.fossawatch.detect..", "java..", "org.jspecify.annotations..")
        .check(detect);
  }

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("root")
        .definedBy("dev.fossawatch.detect")
        .layer("parts")
        .definedBy("dev.fossawatch.detect.parts")
        .layer("probe")
        .definedBy("dev.fossawatch.detect.probe..")
        .layer("prefilter")
        .definedBy("dev.fossawatch.detect.prefilter")
        .layer("finding")
        .definedBy("dev.fossawatch.detect.finding")
        .layer("text")
        .definedBy("dev.fossawatch.detect.text")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("parts")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("probe")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("prefilter")
        .mayOnlyBeAccessedByLayers("root", "probe")
        .whereLayer("finding")
        .mayOnlyBeAccessedByLayers("root", "probe", "parts")
        .check(detect);
  }

  @Test
  void probesDoNotKnowEachOther() {
    slices()
        .matching("dev.fossawatch.detect.probe.(*)..")
        .should()
        .notDependOnEachOther()
        .check(detect);
  }

  @Test
  void noClassReadsAClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(detect);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(detect);
  }

  @Test
  void nothingBacktracks() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.util.regex..").check(detect);
  }
}
