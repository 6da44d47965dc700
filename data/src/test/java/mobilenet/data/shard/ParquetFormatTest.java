package mobilenet.data.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.image.ImageFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFormatTest {
  private static final String TRAIN = "data/train-00000-of-00001.parquet";
  private static final String TEST = "data/test-00000-of-00001.parquet";

  @TempDir private Path folder;

  /** Writes what a query selects. */
  private void copy(String file, String query, String... options) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    String format = String.join(", ", options);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY ("
              + query
              + ") TO '"
              + path.toString().replace("'", "''")
              + "' (FORMAT parquet"
              + (format.isEmpty() ? "" : ", " + format)
              + ")");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String blob(byte[] content) {
    return "from_hex('" + HexFormat.of().formatHex(content) + "')";
  }

  /** Rows as Hugging Face has them. */
  private static String rows(String... labels) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      rows.append(i == 0 ? "" : " UNION ALL ")
          .append("SELECT {'bytes': ")
          .append(blob(TestImages.png(i)))
          .append(", 'path': '")
          .append(i)
          .append(".png'} AS image, ")
          .append(labels[i])
          .append(" AS label");
    }
    return rows.toString();
  }

  private ImageDataset open(Split split) throws IOException {
    return ImageDatasets.open(folder, split);
  }

  private void refuses(String... fragments) {
    assertThatThrownBy(() -> open(Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(fragments);
  }

  @Test
  void readsHuggingFacesLayout() throws IOException {
    String names =
        "{\"info\": {\"features\": {\"label\": {\"names\": [\"ape\", \"bee\", \"cat\"],"
            + " \"_type\": \"ClassLabel\"}}}}";
    copy(TRAIN, rows("2", "0", "1"), "KV_METADATA {huggingface: '" + names + "'}");
    copy(TEST, rows("1"), "KV_METADATA {huggingface: '" + names + "'}");
    ImageDataset train = open(Split.TRAIN);
    assertThat(train.classNames()).containsExactly("ape", "bee", "cat");
    assertThat(TestImages.contents(train)).containsExactly("2:0", "0:1", "1:2");
    assertThat(train.get(1).name()).isEqualTo(TRAIN + "[1]");
    assertThatThrownBy(() -> train.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(train.stored(1).orElseThrow().content().read()).isEqualTo(TestImages.png(1));
    assertThat(TestImages.contents(open(Split.TEST))).containsExactly("1:0");
  }

  @Test
  void readsNamedClassesOfAllSplits() throws IOException {
    copy(TRAIN, rows("'dog'", "'cat'"));
    copy(TEST, rows("'dog'", "'eel'"));
    assertThat(open(Split.TEST).classNames()).containsExactly("cat", "dog", "eel");
    assertThat(TestImages.contents(open(Split.TEST))).containsExactly("1:0", "2:1");
    assertThat(TestImages.contents(open(Split.TRAIN))).containsExactly("1:0", "0:1");
  }

  @Test
  void readsABlobAndNumbersWithoutNames() throws IOException {
    copy(
        "images.parquet",
        "SELECT 'x' AS author, 3::UTINYINT AS cls, " + blob(TestImages.png(8)) + " AS \"my'img\"");
    ImageDataset dataset = open(Split.TRAIN);
    assertThat(dataset.classNames()).containsExactly("0", "1", "2", "3");
    assertThat(TestImages.contents(dataset)).containsExactly("3:8");
    Files.writeString(folder.resolve("classes.txt"), "a\nb\nc\nd\ne\n");
    assertThat(open(Split.TEST).classNames()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void foldersMayHaveAnyName() throws IOException {
    folder = folder.resolve("it's [1] odd*");
    copy("train/0.parquet", rows("0", "1"));
    copy("train/1.parquet", rows("1"));
    assertThat(TestImages.contents(open(Split.TRAIN))).containsExactly("0:0", "1:1", "1:0");
  }

  /** Number and label follow from the row. */
  private void writeManyRows(String file) throws IOException {
    String images =
        IntStream.range(0, 16)
            .mapToObj(
                i -> {
                  try {
                    return blob(TestImages.png(i));
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                })
            .collect(Collectors.joining(", "));
    copy(
        file,
        "SELECT {'bytes': ["
            + images
            + "][i % 16 + 1]} AS image, i % 7 AS label FROM range(5000)"
            + " t(i)",
        "ROW_GROUP_SIZE 2048");
  }

  @Test
  void readsRowsInAnyOrderOnManyThreads() throws IOException {
    writeManyRows("train-0.parquet");
    writeManyRows("train-1.parquet");
    ImageDataset dataset = open(Split.TRAIN);
    assertThat(dataset.size()).isEqualTo(10_000);
    List<Integer> wrong =
        IntStream.range(0, 2000)
            .parallel()
            .map(i -> i * 4999 % 10_000)
            .filter(
                i ->
                    TestImages.number(dataset, i) != i % 5000 % 16
                        || dataset.get(i).label() != i % 5000 % 7)
            .boxed()
            .toList();
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100_000, 400_000, 1L << 30})
  void memoryChangesNothing(long bytes) throws IOException {
    writeManyRows("train-0.parquet");
    DuckDb duckDb = DuckDb.open();
    ParquetFile file = ParquetFile.open(duckDb, folder.resolve("train-0.parquet"));
    assertThat(file.groups())
        .extracting(ParquetFile.RowGroup::firstRow)
        .containsExactly(0L, 2048L, 4096L);
    RowGroupCache cache = new RowGroupCache(duckDb, bytes);
    for (int i = 0; i < 40; i++) {
      int row = i * 1777 % 5000;
      ParquetFile.RowGroup group = file.groups().get(row / 2048);
      assertThat(cache.get(file, group, row).orElseThrow()).isEqualTo(TestImages.png(row % 16));
      assertThat(cache.bytes()).isLessThanOrEqualTo(bytes);
    }
    // Images have more than 71 bytes on average; the smallest group has 904 of them, the others
    // 2,048.
    assertThat(cache.bytes())
        .isGreaterThan(71 * (bytes < 400_000 ? 0L : bytes > 400_000 ? 5000 : 904) - 1);
  }

  @Test
  void refusesOtherColumns() throws IOException {
    copy(TRAIN, "SELECT 'a.png' AS image, 1 AS label");
    refuses(TRAIN + " has no column of images", "image VARCHAR, label INTEGER");
    copy(TRAIN, "SELECT 'a'::BLOB AS image, 1.5 AS label, 3 AS number");
    refuses(TRAIN + " has no column of labels", "named label, labels, class", "number INTEGER");
    copy(TRAIN, "SELECT 'a'::BLOB AS left_eye, 'b'::BLOB AS right_eye, 3 AS label");
    refuses(TRAIN + " has several columns that may be images", "left_eye BLOB, right_eye BLOB");
  }

  @Test
  void refusesLabels() throws IOException {
    copy(TRAIN, rows("0", "NULL"));
    refuses(TRAIN + "[1] has no label");
    copy(TRAIN, rows("0", "-1"));
    refuses(TRAIN + "[1] has the label \"-1\"", "0 to 999999", "without labels");
    copy(TRAIN, rows("0", "1", "2"));
    Files.writeString(folder.resolve("data/classes.txt"), "ape\nbee");
    refuses(TRAIN + "[2] has the label \"2\"", "0 to 1", "classes.txt");
    copy(TRAIN, rows("0") + " LIMIT 0");
    refuses(TRAIN, "have no rows");
  }

  @Test
  void saysWhyAnotherSplitIsRead() throws IOException {
    copy(TRAIN, rows("0", "1"));
    for (String label : new String[] {"NULL", "-1"}) {
      copy(TEST, rows("0", label));
      refuses(
          TEST + "[1] has ",
          "; without names, the labels of all splits number the classes: name them in classes.txt,"
              + " or move this split away");
    }
    Files.writeString(folder.resolve("data/classes.txt"), "ape\nbee");
    assertThat(open(Split.TRAIN).classNames()).containsExactly("ape", "bee");
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    copy(TRAIN, rows("0", "1"));
    Path file = folder.resolve(TRAIN);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 100, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      refuses(file + " cannot be read as a Parquet file", "download it again");
    }
  }

  @Test
  void aBadImageIsReportedWhenItIsLoaded() throws IOException {
    copy(
        TRAIN,
        rows("0")
            + " UNION ALL SELECT {'bytes': 'no image'::BLOB, 'path': 'a'}, 1"
            + " UNION ALL SELECT {'bytes': NULL, 'path': 'b.png'}, 1 UNION ALL SELECT NULL, 1");
    ImageDataset train = open(Split.TRAIN);
    assertThat(TestImages.number(train, 0)).isZero();
    assertThatThrownBy(() -> train.get(1).load())
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining(TRAIN + "[1]");
    for (int row = 2; row < 4; row++) {
      int index = row;
      assertThatThrownBy(() -> train.get(index).load())
          .isInstanceOf(DatasetException.class)
          .hasMessageContaining(TRAIN + "[" + row + "] has no bytes in column image");
    }
  }

  @Test
  void aFileThatChangesIsAnError() throws IOException {
    copy(TRAIN, rows("0", "1", "1"));
    ImageDataset train = open(Split.TRAIN);
    copy(TRAIN, rows("0"));
    assertThatThrownBy(() -> train.get(1).load())
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(TRAIN, "open the data set again");
    Files.delete(folder.resolve(TRAIN));
    assertThatThrownBy(() -> train.get(1).load())
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(TRAIN + " cannot be read");
  }
}
