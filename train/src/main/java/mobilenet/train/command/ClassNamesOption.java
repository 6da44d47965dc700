package mobilenet.train.command;

import java.nio.file.Path;
import java.util.List;
import mobilenet.data.ClassNamesFile;
import mobilenet.data.DatasetException;
import mobilenet.data.FoldedNames;

/** The file of {@code --class-names}. */
final class ClassNamesOption {
  private ClassNamesOption() {}

  /**
   * Reads a name for each class.
   *
   * @param own what the data set calls its classes, often numbers
   * @throws DatasetException if there are more or fewer, or they are those of the data set in
   *     another order
   */
  static List<String> read(Path file, List<String> own) throws DatasetException {
    // Empty lines do no harm, as names are counted.
    List<String> lines =
        ClassNamesFile.entries(file).stream().filter(line -> !line.isBlank()).toList();
    List<String> names = ClassNamesFile.of(file.toString(), lines).names();
    if (names.size() != own.size()) {
      throw new DatasetException(
          file
              + ": expected a name for each of the "
              + own.size()
              + " classes, found "
              + names.size());
    }
    List<String> folded = own.stream().map(FoldedNames::fold).toList();
    for (int i = 0; i < names.size(); i++) {
      int other = folded.indexOf(FoldedNames.fold(names.get(i)));
      if (other >= 0 && other != i && !isNumber(names.get(i))) {
        throw new DatasetException(
            file
                + " names class "
                + i
                + " \""
                + names.get(i)
                + "\", but that is what the data calls class "
                + other
                + ", and class "
                + i
                + " \""
                + own.get(i)
                + "\"; put the lines in the order of the data's classes");
      }
    }
    return names;
  }

  private static boolean isNumber(String name) {
    return name.matches("\\d+");
  }
}
