package mobilenet.data.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.data.DatasetException;
import mobilenet.data.DatasetOrigin;
import mobilenet.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardFilesTest {
  @TempDir private Path folder;

  private ShardFiles find(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, new byte[1]);
    }
    return ShardFiles.find(folder, ".tar");
  }

  private static List<String> names(ShardFiles files, Split split) throws IOException {
    return files.of(split).stream().map(files::name).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "train-000001.tar, test-000001.tar",
    "TRAIN_0.TAR, Validation_0.TAR",
    "Training/0.tar, Testing/0.tar",
    "a-training-0.tar, a-eval-0.tar",
    "train.tar, valid.tar",
    "train/0.tar, val/0.tar",
    "data/imagenet1k-train-0000.tar, data/imagenet1k-validation-00.tar",
    "default/train/0.tar, default/validation/0.tar",
    "train/test-looking.tar, test/train-looking.tar",
  })
  void findsSplits(String train, String test) throws IOException {
    ShardFiles files = find(train, test);
    assertThat(names(files, Split.TRAIN)).containsExactly(train);
    assertThat(names(files, Split.TEST)).containsExactly(test);
  }

  @Test
  void withoutSplitsEachIsTheWhole() throws IOException {
    ShardFiles files =
        find("b.tar", "a.tar", "training.txt", ".hidden/train.tar", "__MACOSX/._0.tar");
    assertThat(names(files, Split.TRAIN)).containsExactly("a.tar", "b.tar");
    assertThat(names(files, Split.TEST)).containsExactly("a.tar", "b.tar");
  }

  @Test
  void aMissingSplitIsNotTheWhole() throws IOException {
    assertThat(find("train-0.tar", "other.tar").of(Split.TEST)).isEmpty();
  }

  @Test
  void prefersTest() throws IOException {
    ShardFiles files = find("train-0.tar", "test-0.tar", "validation-0.tar");
    assertThat(names(files, Split.TEST)).containsExactly("test-0.tar");
  }

  @Test
  void testAndValidationAreTwoSplits() throws IOException {
    ShardFiles files = find("train-0.tar", "val-0.tar");
    assertThat(names(files, Split.TEST)).containsExactly("val-0.tar");
    assertThat(names(files, Split.VALIDATION)).containsExactly("val-0.tar");
    files = find("test-0.tar");
    assertThat(names(files, Split.TEST)).containsExactly("test-0.tar");
    assertThat(names(files, Split.VALIDATION)).containsExactly("val-0.tar");
  }

  @Test
  void refusesTwoNamesOfOneSplit() throws IOException {
    ShardFiles files = find("val-0.tar", "validation-0.tar", "train-0.tar");
    assertThatThrownBy(() -> files.of(Split.TEST))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll("files of the val split", "val and validation", "expected one");
    assertThat(names(files, Split.TRAIN)).containsExactly("train-0.tar");
  }

  @Test
  void filesOfNoSplitAreCounted() throws IOException {
    ShardFiles files = find("train-0.tar", "other.tar");
    DatasetOrigin origin = files.origin("shards", files.of(Split.TRAIN));
    assertThat(origin.kind()).isEqualTo("1 shards");
    assertThat(origin.split()).contains("train");
    assertThat(origin.skipped())
        .containsExactly(new DatasetOrigin.Skipped("files that name no split", 1));
  }

  @Test
  void refusesSeveralFolders() throws IOException {
    ShardFiles files = find("full/train-0.tar", "small/train-0.tar");
    assertThatThrownBy(() -> files.of(Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll("full", "small", "expected one folder");
  }
}
