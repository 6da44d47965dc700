package mobilenet.data.shard;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mobilenet.data.DatasetException;

/**
 * Which columns of a Parquet file are the images and the labels.
 *
 * @param image column of encoded images
 * @param imageBytes expression of their bytes
 * @param label column of class numbers or names
 */
record ParquetColumns(String image, String imageBytes, String label) {
  /** Names that say what a column is, where types leave a choice. */
  private static final List<String> IMAGES = List.of("image", "img", "picture", "photo", "jpg");

  private static final List<String> LABELS =
      List.of("label", "labels", "class", "cls", "fine_label", "target");

  /** A column and its type in DuckDB's words. */
  private record Column(String name, String type) {
    boolean isBlob() {
      return type.equals("BLOB");
    }

    /** How Hugging Face stores images. */
    boolean isStruct() {
      return type.startsWith("STRUCT(") && type.matches(".*[(, ]\"?bytes\"? BLOB[,)].*");
    }

    boolean isLabel() {
      return type.matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|VARCHAR|ENUM.*");
    }
  }

  /**
   * Finds the columns of a file.
   *
   * @throws DatasetException if it is no Parquet file, or the columns are not there or not certain
   */
  static ParquetColumns of(DuckDb duckDb, Path file) throws DatasetException {
    List<Column> columns =
        duckDb.query(
            file,
            "DESCRIBE SELECT * FROM " + DuckDb.about("read_parquet", file),
            row -> new Column(row.getString("column_name"), row.getString("column_type")));
    Column image =
        choose(
            file,
            columns,
            "images, a struct with \"bytes\" or a blob,",
            IMAGES,
            column -> column.isStruct() || column.isBlob());
    List<Column> others = columns.stream().filter(column -> !column.equals(image)).toList();
    Column label =
        choose(
            file,
            others.stream()
                .filter(c -> LABELS.contains(c.name().toLowerCase(Locale.ROOT)))
                .toList(),
            columns,
            "labels, numbers or text, named " + String.join(", ", LABELS),
            LABELS,
            Column::isLabel);
    String name = DuckDb.column(image.name());
    return new ParquetColumns(
        image.name(),
        image.isStruct() ? "struct_extract(" + name + ", 'bytes')" : name,
        label.name());
  }

  private static Column choose(
      Path file, List<Column> columns, String what, List<String> names, Predicate<Column> fits)
      throws DatasetException {
    return choose(file, columns, columns, what, names, fits);
  }

  private static Column choose(
      Path file,
      List<Column> candidates,
      List<Column> all,
      String what,
      List<String> names,
      Predicate<Column> fits)
      throws DatasetException {
    List<Column> fitting = candidates.stream().filter(fits).toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    for (String name : names) {
      for (Column column : fitting) {
        if (column.name().equalsIgnoreCase(name)) {
          return column;
        }
      }
    }
    throw new DatasetException(
        file
            + (fitting.isEmpty() ? " has no column of " : " has several columns that may be ")
            + what
            + "; it has "
            + all.stream().map(c -> c.name() + " " + c.type()).collect(Collectors.joining(", ")));
  }
}
