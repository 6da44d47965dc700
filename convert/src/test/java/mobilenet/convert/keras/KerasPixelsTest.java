package mobilenet.convert.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.PixelScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KerasPixelsTest {
  private static final String CONV = "{'class_name':'Conv2D','config':{'name':'c'}}";

  private static String rescaling(String settings) {
    return "{'class_name':'Rescaling','config':{'name':'r'," + settings + "}}";
  }

  private static Optional<PixelScale> scale(String... layers) throws ForeignFileException {
    String json = "{'config':{'layers':[" + String.join(",", layers) + "]}}";
    KerasConfig config = KerasFile.config(json.replace('\'', '"'), "m.h5");
    return KerasPixels.scale("m.h5", config.layers(), 3, new ArrayList<>());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'scale':0.00784313725490196,'offset':-1.0 | 0.5 | 0.5",
        "'scale':0.00784313725490196,'offset':[-1,-1,-1] | 0.5 | 0.5",
        "'scale':0.00392156862745098 | 0 | 1",
        "'scale':2,'offset':-1 | 0.5 | 0.5",
        "'scale':{'class_name':'__numpy__','config':{'value':[4,4,4],'dtype':'float32'}},'offset':1"
            + " | -0.25 | 0.25",
        "'scale':{'class_name':'__tuple__','items':[4,4,4]},'offset':1 | -0.25 | 0.25",
      })
  void aLayerBecomesMeanAndStd(String settings, double mean, double std)
      throws ForeignFileException {
    assertThat(scale(rescaling(settings), CONV))
        .contains(new PixelScale(List.of(mean, mean, mean), List.of(std, std, std)));
  }

  @Test
  void channelsHaveTheirOwn() throws ForeignFileException {
    assertThat(scale(rescaling("'scale':[1,2,4],'offset':[0,-1,-1]"), CONV))
        .contains(new PixelScale(List.of(0.0, 0.5, 0.25), List.of(1.0, 0.5, 0.25)));
  }

  /** From 0 to 255 to 0 to 1, and from there to -1 to 1. */
  @Test
  void twoLayersOneAfterTheOther() throws ForeignFileException {
    assertThat(
            scale(
                rescaling("'scale':0.00392156862745098"), rescaling("'scale':2,'offset':-1"), CONV))
        .contains(new PixelScale(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)));
  }

  @Test
  void pixelsThatNothingScales() throws ForeignFileException {
    assertThat(scale(CONV)).isEmpty();
    assertThat(scale(rescaling("'scale':1,'offset':0"), CONV)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'scale':-1 | scales pixels by [-1.0]; expected positive numbers",
        "'scale':[1,2] | has 2 numbers as its scale; expected one, or one for each of 3 channels",
        "'scale':1,'offset':[0,0] | has 2 numbers as its offset",
        "'offset':1 | has 0 numbers as its scale",
        "'scale':'half' | has 0 numbers as its scale",
      })
  void numbersThatAreNone(String settings, String words) {
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> scale(rescaling(settings), CONV))
        .withMessageContaining("m.h5: layer r (Rescaling) " + words);
  }

  @Test
  void whatScalesFeatures() {
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> scale(CONV, rescaling("'scale':2")))
        .withMessageContaining("layer r (Rescaling) scales features; expected it before");
  }
}
