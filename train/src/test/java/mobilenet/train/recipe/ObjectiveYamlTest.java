package mobilenet.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveYamlTest {
  @TempDir private Path folder;

  private static final Recipe FASHION = Recipes.named("fashion-mnist-tiny");

  private Recipe read(String yaml) throws Exception {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, yaml);
    return RecipeReader.read(file);
  }

  private static String yaml(String smoothing, String distillation) {
    return RecipeWriter.toYaml(FASHION)
        .replaceFirst(
            "label-smoothing: .*",
            "label-smoothing: " + smoothing + "\ndistillation: " + distillation);
  }

  @Test
  void distillationIsReadAndWritten() throws Exception {
    Recipe read = read(yaml("0", "{weight: 0.9, temperature: 4}"));
    assertThat(read.objective()).isEqualTo(new ObjectiveSpec.Distillation(.9, 4));
    assertThat(read(RecipeWriter.toYaml(read))).isEqualTo(read);
  }

  @Test
  void sourcesAreReadAndWritten() throws Exception {
    String crops = "{crop: {kind: pad-and-crop, pixels: 2}, flip-probability: 0.5}";
    String sources =
        "{crops: {ratio: 1, images: labelled, augmentation: "
            + crops
            + "}, others: {ratio: 2, images: pool, augmentation: "
            + crops
            + "}}";
    Recipe read = read(yaml("0", "{weight: 1, temperature: 1, sources: " + sources + "}"));
    ObjectiveSpec.Distillation objective = (ObjectiveSpec.Distillation) read.objective();
    assertThat(objective.sources()).extracting(SourceSpec::name).containsExactly("crops", "others");
    assertThat(objective.sources()).extracting(SourceSpec::ratio).containsExactly(1.0, 2.0);
    assertThat(objective.needsPool()).isTrue();
    assertThat(read(RecipeWriter.toYaml(read))).isEqualTo(read);
    assertThatThrownBy(
            () -> read(yaml("0", "{weight: 0.5, temperature: 1, sources: " + sources + "}")))
        .hasMessageContaining("distillation.weight must be 1 where a pool is shown");
    assertThatThrownBy(
            () -> read(yaml("0", "{weight: 1, temperature: 1, sources: {a: {ratio: 1}}}")))
        .hasMessageContaining("distillation.sources.a.images is missing; expected one of");
  }

  @Test
  void recipesWithoutATeacherAreWrittenAsBefore() {
    assertThat(RecipeWriter.toYaml(FASHION))
        .contains("label-smoothing: 0.1\n")
        .doesNotContain("distillation");
  }

  @Test
  void softLabelsAreNotSmoothedTwice() {
    assertThatThrownBy(() -> read(yaml("0.1", "{weight: 1, temperature: 1}")))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(
            ": label-smoothing must be 0 beside distillation, as a teacher's answers are soft"
                + " already, given 0.1");
    assertThat(FASHION.withObjective(ObjectiveSpec.Distillation.MOBILENET_V4).objective())
        .matches(objective -> objective.labelSmoothing() == 0);
  }

  @Test
  void anotherObjectiveIsToldInTheRecipe() {
    assertThat(FASHION.withObjective(new ObjectiveSpec.Distillation(1, 2)).provenance().measured())
        .isEqualTo(
            "not run here; fashion-mnist-tiny with distillation of weight 1.0 at temperature 2.0");
    assertThat(FASHION.withObjective(new ObjectiveSpec.Labels(0)).provenance().measured())
        .endsWith("with labels smoothed by 0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{weight: 1.1, temperature: 1} | distillation.weight must be a number from 0 to 1, given 1.1",
        "{weight: 1, temperature: 0} | distillation.temperature must be a number above 0, given 0",
        "{weight: 1} | distillation.temperature is missing; expected a number above 0",
        "{weight: 1, temperature: 1, alpha: 1} | unknown key distillation.alpha",
        "none | distillation must be keys and values, given the text \"none\"",
      })
  void mistakesAreNamed(String distillation, String message) {
    assertThatThrownBy(() -> read(yaml("0", distillation)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("mine.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new ObjectiveSpec.Distillation(-.1, 1))
        .hasMessage("weight must be 0 to 1, given -0.1");
    assertThatThrownBy(() -> new ObjectiveSpec.Distillation(Double.NaN, 1))
        .hasMessage("weight must be 0 to 1, given NaN");
    assertThatThrownBy(() -> new ObjectiveSpec.Distillation(1, Double.POSITIVE_INFINITY))
        .hasMessage("temperature must be above 0, given Infinity");
  }
}
