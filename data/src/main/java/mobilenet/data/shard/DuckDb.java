package mobilenet.data.shard;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mobilenet.data.DatasetException;
import mobilenet.natives.LinkFailures;
import org.duckdb.DuckDBConnection;

/**
 * Reads Parquet files with a database that lives in memory and holds nothing: only queries are
 * asked. Thread-safe: each query has a connection to itself.
 */
final class DuckDb {
  /**
   * Queries run on the thread that asks, as the loader has threads of its own. Nothing is cached
   * here, written to disk when memory is short, or downloaded.
   */
  private static final List<String> SETTINGS =
      List.of(
          "SET threads = 1",
          "SET memory_limit = '2GB'",
          "SET temp_directory = ''",
          "SET enable_external_file_cache = false",
          "SET autoinstall_known_extensions = false",
          "SET autoload_known_extensions = false");

  private final DuckDBConnection first;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    /** The row that the result is at. */
    T read(ResultSet row) throws SQLException;
  }

  private DuckDb(DuckDBConnection first) {
    this.first = first;
  }

  /**
   * A new database.
   *
   * @throws DatasetException if its native library cannot be used on this machine
   */
  static DuckDb open() throws DatasetException {
    try {
      DuckDBConnection connection =
          DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      try (Statement statement = connection.createStatement()) {
        for (String setting : SETTINGS) {
          statement.execute(setting);
        }
      }
      return new DuckDb(connection);
    } catch (SQLException e) {
      throw new DatasetException("DuckDB, which reads Parquet files, does not start: " + e, e);
    } catch (LinkageError e) {
      throw new DatasetException(
          "DuckDB, which reads Parquet files, cannot be unpacked or loaded: "
              + LinkFailures.reason(e)
              + "; it needs 100 MB in a temporary folder that can be written, now "
              + System.getProperty("java.io.tmpdir")
              + " (MOBILENET_JAVA_OPTS=-Djava.io.tmpdir=DIR names another), and glibc on Linux",
          e);
    }
  }

  /**
   * All rows of a query about a file.
   *
   * @param file named by the error
   * @throws DatasetException if the file is missing, damaged or does not fit the query
   */
  <T> List<T> query(Path file, String sql, Row<T> row) throws DatasetException {
    try {
      Connection connection = borrow();
      // A connection with an error is not used again.
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row.read(result));
        }
        idle.add(connection);
        return rows;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new DatasetException(
          file
              + " cannot be read as a Parquet file: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason is given")
              + "; if it is damaged, copy or download it again",
          e);
    }
  }

  private Connection borrow() throws SQLException {
    Optional<Connection> connection = Optional.ofNullable(idle.poll());
    return connection.isPresent() ? connection.get() : first.duplicate();
  }

  /** A file as a table. */
  static String table(Path file) {
    // In brackets, what would stand for any characters stands for itself.
    return "read_parquet(" + text(glob(file)) + ", file_row_number = true)";
  }

  /** What a function that describes files, such as {@code parquet_metadata}, says of one. */
  static String about(String function, Path file) {
    return function + "(" + text(glob(file)) + ")";
  }

  private static String glob(Path file) {
    return file.toString().replaceAll("[*?\\[]", "[$0]");
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A column's name as an expression. */
  static String column(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
