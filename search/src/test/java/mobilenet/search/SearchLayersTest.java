package mobilenet.search;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. */
@AnalyzeClasses(packages = "mobilenet.search", importOptions = ImportOption.DoNotIncludeTests.class)
class SearchLayersTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("space")
          .definedBy("..search.space..")
          .layer("reward")
          .definedBy("..search.reward..")
          .layer("evaluation")
          .definedBy("..search.evaluation..")
          .layer("engine")
          .definedBy("..search.engine..")
          .layer("controller")
          .definedBy("..search.controller..")
          .layer("ledger")
          .definedBy("..search.ledger..")
          .layer("landscape")
          .definedBy("..search.landscape..")
          .layer("statistics")
          .definedBy("..search.statistics..")
          .layer("table")
          .definedBy("..search.table..")
          .layer("replay")
          .definedBy("..search.replay..")
          .layer("latency")
          .definedBy("..search.latency..")
          .layer("pilot")
          .definedBy("..search.pilot..")
          .layer("run")
          .definedBy("..search.run..")
          .layer("netadapt")
          .definedBy("..search.netadapt..")
          .layer("training")
          .definedBy("..search.training..")
          .layer("supernet")
          .definedBy("..search.supernet..")
          .layer("tunas")
          .definedBy("..search.tunas..")
          .layer("distillation")
          .definedBy("..search.distillation..")
          .layer("report")
          .definedBy("..search.report..")
          .layer("command")
          .definedBy("..search.command..")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("distillation")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("supernet", "tunas", "command")
          .whereLayer("supernet")
          .mayOnlyBeAccessedByLayers("tunas", "command")
          .whereLayer("tunas")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("netadapt")
          .mayOnlyBeAccessedByLayers("training", "command")
          .whereLayer("replay")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("replay", "command")
          .whereLayer("landscape")
          .mayOnlyBeAccessedByLayers("table", "replay", "command")
          .whereLayer("pilot")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers(
              "run",
              "latency",
              "landscape",
              "pilot",
              "supernet",
              "replay",
              "distillation",
              "command")
          .whereLayer("statistics")
          .mayNotAccessAnyLayer()
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("run", "netadapt", "pilot", "table", "command")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("run", "landscape", "replay", "command")
          .whereLayer("controller")
          .mayOnlyBeAccessedByLayers("landscape", "table", "replay", "report", "tunas", "command")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers(
              "run",
              "landscape",
              "ledger",
              "pilot",
              "netadapt",
              "table",
              "training",
              "tunas",
              "command")
          .whereLayer("reward")
          .mayOnlyBeAccessedByLayers(
              "controller",
              "run",
              "landscape",
              "ledger",
              "pilot",
              "table",
              "replay",
              "tunas",
              "command");
}
