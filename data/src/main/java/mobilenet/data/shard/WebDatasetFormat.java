package mobilenet.data.shard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.data.ClassNamesFile;
import mobilenet.data.DatasetException;
import mobilenet.data.DatasetFormat;
import mobilenet.data.ImageDataset;
import mobilenet.data.Split;
import mobilenet.image.ImageDecoder;

/**
 * WebDataset's {@code .tar} shards: images with a {@code .cls} of the same name beside them, which
 * holds the number or the name of the class. Names of numbered classes may be in {@code
 * classes.txt} or {@code classes.json} beside the shards or in the directory.
 */
public final class WebDatasetFormat implements DatasetFormat {

  @Override
  public String lookedFor(Split split) {
    return split.cliName() + "-….tar shards of WebDataset";
  }

  @Override
  public Optional<ImageDataset> find(Path directory, Split split, ImageDecoder decoder)
      throws IOException {
    ShardFiles shards = ShardFiles.find(directory, ".tar");
    List<Path> files = shards.of(split);
    if (files.isEmpty()) {
      refuseCompressed(directory, split);
      return Optional.empty();
    }
    LabelTable labels = new LabelTable();
    List<TarSample> samples = new ArrayList<>();
    for (Path file : files) {
      samples.addAll(TarShard.read(file, labels));
    }
    if (samples.isEmpty()) {
      throw new DatasetException(
          files.get(0) + " and its like have no images; expected 0001.jpg, 0001.cls and so on");
    }
    Optional<ClassNamesFile> names =
        ClassNamesFile.find(List.of(files.get(0).resolveSibling(""), directory));
    if (names.isEmpty()) {
      labels.addOtherSplits(() -> readOtherSplits(shards, split, labels));
    }
    return Optional.of(
        new TarDataset(
            shards,
            samples,
            labels.resolve(names),
            shards.origin("WebDataset shards", files),
            decoder));
  }

  private static void readOtherSplits(ShardFiles shards, Split split, LabelTable labels)
      throws DatasetException {
    List<Path> known = shards.of(split);
    for (Split other : Split.values()) {
      for (Path file : shards.of(other)) {
        if (!known.contains(file)) {
          TarShard.read(file, labels);
        }
      }
    }
  }

  private static void refuseCompressed(Path directory, Split split) throws IOException {
    Optional<Path> compressed =
        ShardFiles.find(directory, ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".tar.zst")
            .of(split)
            .stream()
            .findFirst();
    if (compressed.isPresent()) {
      throw new DatasetException(
          compressed.get()
              + " is compressed, and images in it cannot be read one by one; unpack it to a .tar"
              + " (images are compressed themselves: it grows little)");
    }
  }
}
