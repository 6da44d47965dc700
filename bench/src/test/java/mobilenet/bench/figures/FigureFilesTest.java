package mobilenet.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What the README shows is what its numbers, images and architectures give today. */
class FigureFilesTest {
  private static final Path FOLDER = Measured.HOME.resolve("docs/figures");

  private static Map<String, Svg> figures() throws IOException {
    return FigureFiles.draw(Measured.HOME, Measured.committed(Measured.ZEN_4, 25));
  }

  @Test
  void theCommittedFilesAreThoseThatTheCommandDraws() throws IOException {
    for (Map.Entry<String, Svg> figure : figures().entrySet()) {
      assertThat(figure.getValue().document())
          .as("%s, which ./mobilenet figures writes anew", figure.getKey())
          .isEqualTo(Files.readString(FOLDER.resolve(figure.getKey())));
    }
  }

  @Test
  void allAreWellFormedAndShownByTheReadme() throws Exception {
    String readme = Files.readString(Measured.HOME.resolve("README.md"));
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    for (Map.Entry<String, Svg> figure : figures().entrySet()) {
      var document =
          parsers
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(figure.getValue().document())));
      assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
      assertThat(readme).contains("(docs/figures/" + figure.getKey() + ")");
    }
  }
}
