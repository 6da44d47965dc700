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
 * Parquet files with encoded images in a column, as Hugging Face's hub has them: {@code image}, a
 * struct with {@code bytes}, or a blob; and {@code label}, a number or text. Names of numbered
 * classes are in {@code classes.txt} or {@code classes.json} beside the files or in the directory,
 * or in what Hugging Face writes into the files.
 */
public final class ParquetFormat implements DatasetFormat {
  /** Part of the heap for images that are kept as they are stored: two splits may be open. */
  private static final int HEAP_PART = 8;

  @Override
  public String lookedFor(Split split) {
    return split.cliName() + "-….parquet files with an image column";
  }

  @Override
  public Optional<ImageDataset> find(Path directory, Split split, ImageDecoder decoder)
      throws IOException {
    ShardFiles shards = ShardFiles.find(directory, ".parquet");
    List<Path> paths = shards.of(split);
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    requireDuckDb(paths.get(0));
    DuckDb duckDb = DuckDb.open();
    LabelTable table = new LabelTable();
    List<ParquetFile> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path path : paths) {
      ParquetFile file = ParquetFile.open(duckDb, path);
      files.add(file);
      labels.addAll(file.labels(duckDb, table));
    }
    if (labels.isEmpty()) {
      throw new DatasetException(paths.get(0) + " and its like have no rows; expected images");
    }
    LabelTable.Classes classes = classes(duckDb, directory, shards, files, table);
    return Optional.of(
        new ParquetDataset(
            shards,
            files,
            labels.stream().mapToInt(id -> classes.classes().get(id)).toArray(),
            classes.classNames(),
            shards.origin("Parquet files", paths),
            decoder,
            new RowGroupCache(duckDb, Runtime.getRuntime().maxMemory() / HEAP_PART)));
  }

  /** Its 80 MB are not for those who have no Parquet files. */
  private static void requireDuckDb(Path file) throws DatasetException {
    try {
      Class.forName("org.duckdb.DuckDBDriver", false, ParquetFormat.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new DatasetException(
          file
              + ": DuckDB, which reads Parquet files, is not on the class path; add"
              + " org.duckdb:duckdb_jdbc to it",
          e);
    }
  }

  private static LabelTable.Classes classes(
      DuckDb duckDb, Path directory, ShardFiles shards, List<ParquetFile> files, LabelTable table)
      throws DatasetException {
    Path folder = files.get(0).path().resolveSibling("");
    Optional<ClassNamesFile> names = ClassNamesFile.find(List.of(folder, directory));
    if (names.isEmpty()) {
      names = HuggingFaceFeatures.classNames(duckDb, files.get(0));
    }
    if (names.isEmpty()) {
      List<Path> known = files.stream().map(ParquetFile::path).toList();
      table.addOtherSplits(() -> readOtherSplits(duckDb, shards, known, table));
    }
    return table.resolve(names);
  }

  private static void readOtherSplits(
      DuckDb duckDb, ShardFiles shards, List<Path> known, LabelTable table)
      throws DatasetException {
    for (Split split : Split.values()) {
      for (Path path : shards.of(split)) {
        if (!known.contains(path)) {
          ParquetFile.open(duckDb, path).labels(duckDb, table);
        }
      }
    }
  }
}
