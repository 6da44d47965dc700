package mobilenet.search.distillation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.data.loader.LabelShare;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.Slice;
import mobilenet.search.training.SmallNetwork;
import mobilenet.search.training.TrainingImages;
import mobilenet.search.training.UnreadableImages;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.RunPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentRunsTest {
  private static final int GONE = 9;
  private static final Student PLAIN = new Student(Setting.PLAIN, 1);
  private static final Path NO_STORE = Path.of("no-store");

  @TempDir private Path folder;

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
  }

  private StudentRuns runs(ImageDataset test, List<String> notices) throws IOException {
    CandidateRecipe student = SmallNetwork.recipe();
    TrainingImages images = student.images();
    StudentPlans plans =
        new StudentPlans(
            student.recipe(),
            images.dataset(),
            1,
            LabelShare.of(images.dataset(), images.parts().training(), 1, LabelShare.SEED),
            images.parts().validation(),
            1,
            1,
            new RunPlan.Options(1, Duration.ofHours(1)));
    return new StudentRuns(plans, folder, test, (one, epochs) -> SmallNetwork.SILENT, notices::add);
  }

  @Test
  void whatCouldNotBeReadOrWrittenIsSaidUntilItCan() throws Exception {
    Path curves = Files.createDirectories(folder.resolve("plain-1/curves.png"));
    ImageDataset test = ImageDatasets.open(Slice.DATA, Split.TEST);
    ImageDataset flaky =
        new UnreadableImages(test, IntStream.range(0, GONE).boxed().collect(Collectors.toSet()));
    List<String> notices = new ArrayList<>();
    Outcome outcome = runs(flaky, notices).run(PLAIN, NO_STORE);
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0))
        .startsWith(curves + ": cannot be written: ")
        .endsWith("and the same command writes it");
    assertThat(notices.get(1))
        .startsWith(
            "plain, seed 1, on the test images: 9 images could not be read and were left out: ")
        .endsWith(" and 6 more; repair or remove what cannot be read");

    Files.delete(curves);
    notices.clear();
    Outcome again = runs(test, notices).run(PLAIN, NO_STORE);
    assertThat(notices).isEmpty();
    assertThat(outcome.leftOut()).isEqualTo(GONE);
    assertThat(again.leftOut()).isZero();
    assertThat(again.heldOut()).isEqualTo(outcome.heldOut());
    assertThat(curves).isRegularFile();
  }
}
