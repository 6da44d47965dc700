package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDatasetTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir private Path folder;

  private static byte[] images(int... dimensions) {
    return file(IdxFile.IMAGES, 12, dimensions);
  }

  private static byte[] labels(int count) {
    return file(IdxFile.LABELS, 2, count);
  }

  /** Data bytes are 0, 1, 2 and so on. */
  private static byte[] file(int magic, int data, int... dimensions) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + data).putInt(magic);
    for (int dimension : dimensions) {
      file.putInt(dimension);
    }
    for (int i = 0; i < data; i++) {
      file.put((byte) i);
    }
    return file.array();
  }

  private void write(byte[] images, byte[] labels) throws IOException {
    Files.write(folder.resolve(IMAGES), images);
    Files.write(folder.resolve(LABELS), labels);
  }

  private ImageDataset open() throws IOException {
    return ImageDatasets.open(folder, Split.TRAIN);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  @Test
  void readsASliceOfFashionMnist() throws IOException, URISyntaxException {
    Path slice =
        Path.of(
            Objects.requireNonNull(getClass().getResource("/fashion-mnist-slice/LICENSE")).toURI());
    ImageDataset dataset =
        ImageDatasets.open(Objects.requireNonNull(slice.getParent()), Split.TEST);
    assertThat(dataset.size()).isEqualTo(100);
    assertThat(dataset.classNames())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    // An ankle boot, a pullover, two pairs of trousers, a shirt.
    assertThat(IntStream.range(0, 5).map(i -> dataset.get(i).label()))
        .containsExactly(9, 2, 1, 1, 6);
    RgbImage boot = dataset.get(0).load();
    assertThat(boot).hasToString("RgbImage[28×28]");
    assertThat(boot.sample(0, 0, 0)).isZero();
    assertThat(boot).isNotEqualTo(dataset.get(1).load());
    assertThat(dataset.get(7).name()).isEqualTo("t10k-images-idx3-ubyte.gz[7]");
  }

  @Test
  void rowsAndColumnsAreNotExchanged() throws IOException {
    write(images(2, 2, 3), labels(2));
    RgbImage second = open().get(1).load();
    assertThat(second).isEqualTo(RgbImage.ofGrey(3, 2, new byte[] {6, 7, 8, 9, 10, 11}));
  }

  @Test
  void readsGzippedFilesWhateverTheirName() throws IOException {
    write(gzip(images(2, 2, 3)), gzip(labels(2)));
    assertThat(open().size()).isEqualTo(2);
    Files.move(folder.resolve(IMAGES), folder.resolve(IMAGES + ".gz"));
    assertThat(open().get(0).name()).isEqualTo(IMAGES + ".gz[0]");
  }

  @Test
  void moreThanTenClassesAreNumberedToo() throws IOException {
    byte[] labels = labels(2);
    labels[9] = 46;
    write(images(2, 2, 3), labels);
    assertThat(open().classNames()).hasSize(47).endsWith("46");
  }

  @Test
  void aFileMayNameTheClasses() throws IOException {
    write(images(2, 2, 3), labels(2));
    Files.writeString(folder.resolve("classes.txt"), "\uFEFFape\r\nbee\r\n");
    assertThat(open().classNames()).containsExactly("ape", "bee");
    Files.writeString(folder.resolve("classes.txt"), "ape");
    refuses(images(2, 2, 3), labels(2), LABELS, "has the label 1", "0 to 0", "classes.txt");
  }

  @Test
  void readsNamesWithADotAndNamesTheSplit() throws IOException {
    Files.write(folder.resolve("train-images.idx3-ubyte"), images(2, 2, 3));
    Files.write(folder.resolve("train-labels.idx1-ubyte"), labels(2));
    assertThat(open().size()).isEqualTo(2);
    assertThat(open().origin().orElseThrow().split()).contains("train");
    assertThatThrownBy(() -> ImageDatasets.open(folder, Split.VALIDATION))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("holds no val split: it holds train-images-idx3-ubyte[.gz]; looked");
  }

  @Test
  void refusesAnIndexOutside() throws IOException {
    write(images(2, 2, 3), labels(2));
    assertThatThrownBy(() -> open().get(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private void refuses(byte[] images, byte[] labels, String... fragments) throws IOException {
    write(images, labels);
    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(fragments);
  }

  @Test
  void refusesAnotherMagicNumber() throws IOException {
    refuses(labels(2), labels(2), IMAGES, "images", "00000801", "expected 00000803");
    refuses(images(2, 2, 3), images(2, 2, 3), LABELS, "labels", "expected 00000801");
  }

  @Test
  void refusesImagesAndLabelsOfDifferentSets() throws IOException {
    refuses(images(3, 2, 2), labels(2), IMAGES, "3 images", LABELS, "2 labels");
  }

  @Test
  void refusesTruncatedFiles() throws IOException {
    byte[] images = images(2, 2, 3);
    refuses(Arrays.copyOf(images, 20), labels(2), IMAGES, "truncated", "2×2×3", "only 4");
    refuses(Arrays.copyOf(images, 10), labels(2), IMAGES, "truncated");
    refuses(new byte[0], labels(2), IMAGES, "truncated");
    byte[] zipped = gzip(images);
    refuses(Arrays.copyOf(zipped, zipped.length - 12), labels(2), IMAGES, "truncated");
  }

  @Test
  void refusesDamagedGzip() throws IOException {
    byte[] zipped = gzip(images(2, 2, 3));
    zipped[zipped.length - 6] ^= 1;
    refuses(zipped, labels(2), IMAGES, IMAGES + ": cannot be read: ");
  }

  @Test
  void refusesTrailingBytes() throws IOException {
    refuses(images(2, 2, 2), labels(2), IMAGES, "more bytes than the 2×2×2");
  }

  @Test
  void refusesHostileSizesWithoutAllocating() throws IOException {
    refuses(images(Integer.MAX_VALUE, Integer.MAX_VALUE, 9), labels(2), IMAGES, "too large");
    refuses(images(2, -1, 3), labels(2), IMAGES, "2×-1×3", "at least 1");
    refuses(images(0, 2, 3), labels(2), IMAGES, "0×2×3", "at least 1");
  }

  @Test
  void namesTheFileThatIsMissing() throws IOException {
    Files.write(folder.resolve(IMAGES), images(2, 2, 3));
    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(folder.toString(), "lacks " + LABELS + "[.gz]");
  }
}
