package mobilenet.data.shard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.data.DatasetException;

/**
 * One Parquet file: its row groups and where its columns are. Rows are read in groups, as the
 * format compresses them so.
 *
 * @param path the file
 * @param columns images and labels
 * @param groups in the order of the file
 */
record ParquetFile(Path path, ParquetColumns columns, List<RowGroup> groups) {

  /**
   * Rows that are stored together.
   *
   * @param firstRow in the file
   * @param rows at least 1
   * @param imageBytes of all of them
   */
  record RowGroup(long firstRow, int rows, long imageBytes) {}

  private record GroupSize(int rows, long bytes) {}

  /**
   * Reads the structure of a file, no rows.
   *
   * @throws DatasetException if it is damaged, or has no images or labels
   */
  static ParquetFile open(DuckDb duckDb, Path path) throws DatasetException {
    ParquetColumns columns = ParquetColumns.of(duckDb, path);
    String imageColumn = columns.image().replace("'", "''");
    List<GroupSize> sizes =
        duckDb.query(
            path,
            "SELECT any_value(row_group_num_rows) AS row_count, coalesce(sum("
                + "total_uncompressed_size) FILTER (split_part(path_in_schema, ', ', 1) = '"
                + imageColumn
                + "'), 0)::BIGINT AS bytes FROM "
                + DuckDb.about("parquet_metadata", path)
                + " GROUP BY row_group_id ORDER BY row_group_id",
            row -> new GroupSize(row.getInt("row_count"), row.getLong("bytes")));
    long first = 0;
    List<RowGroup> groups = new ArrayList<>();
    for (GroupSize size : sizes) {
      if (size.rows() > 0) {
        groups.add(new RowGroup(first, size.rows(), size.bytes()));
      }
      first += size.rows();
    }
    return new ParquetFile(path, columns, List.copyOf(groups));
  }

  /**
   * Reads all labels.
   *
   * @return numbers of the table, one a row
   * @throws DatasetException for a row without label
   */
  List<Integer> labels(DuckDb duckDb, LabelTable table) throws DatasetException {
    List<Optional<String>> texts =
        duckDb.query(
            path,
            "SELECT CAST("
                + DuckDb.column(columns.label())
                + " AS VARCHAR) FROM "
                + DuckDb.table(path)
                + " ORDER BY file_row_number",
            row -> Optional.ofNullable(row.getString(1)).map(String::strip));
    List<Integer> ids = new ArrayList<>();
    for (Optional<String> text : texts) {
      String place = path + "[" + ids.size() + "]";
      if (text.isEmpty() || text.get().isEmpty()) {
        throw new DatasetException(place + " has no label; expected the number or name of a class");
      }
      ids.add(table.add(text.get(), place));
    }
    return ids;
  }

  /**
   * Reads images of neighbouring rows.
   *
   * @return their bytes; empty where a row has none
   */
  List<Optional<byte[]>> images(DuckDb duckDb, long firstRow, int rows) throws IOException {
    List<Optional<byte[]>> images =
        duckDb.query(
            path,
            "SELECT "
                + columns.imageBytes()
                + " FROM "
                + DuckDb.table(path)
                + " WHERE file_row_number BETWEEN "
                + firstRow
                + " AND "
                + (firstRow + rows - 1)
                + " ORDER BY file_row_number",
            row -> Optional.ofNullable(row.getBytes(1)));
    if (images.size() != rows) {
      throw new DatasetException(
          path + " has other rows than when it was opened; open the data set again");
    }
    return images;
  }
}
