package mobilenet.search.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;
import mobilenet.profile.ModelProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedSpacesTest {
  /** The published tables, as timm has them. */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv3-large, mobilenetv3_large_100",
    "mobilenetv3-small, mobilenetv3_small_100",
    "mobilenetv4-fine-small, mobilenetv4_conv_small",
    "mobilenetv4-fine, mobilenetv4_conv_medium",
    "mobilenetv4-fine, mobilenetv4_conv_large",
    "mobilenetv4-one-stage, mobilenetv4_conv_medium",
    "mobilenetv4-one-stage, mobilenetv4_conv_large",
    "mobilenetv4-hybrid, mobilenetv4_hybrid_medium",
    "mobilenetv4-hybrid, mobilenetv4_hybrid_medium_paper",
    "mobilenetv4-hybrid, mobilenetv4_hybrid_large",
  })
  void publishedNetworksArePoints(String space, String network) {
    SearchSpace shipped = ShippedSpaces.get(space);
    Architecture published = Catalogue.get(network);
    Architecture point = shipped.architecture(shipped.get(published));
    assertThat(point.stages()).isEqualTo(published.stages());
    assertThat(ArchitectureDocument.hash(point)).isEqualTo(ArchitectureDocument.hash(published));
  }

  @Test
  void networksOfBothStagesAreInTheirUnion() {
    SearchSpace union = ShippedSpaces.get("mobilenetv4-one-stage");
    SplittableRandom random = new SplittableRandom(11);
    for (String name : new String[] {"mobilenetv4-coarse", "mobilenetv4-fine"}) {
      SearchSpace part = ShippedSpaces.get(name);
      for (int i = 0; i < 50; i++) {
        Architecture network = part.architecture(part.sample(random));
        assertThat(union.find(network)).as("%s, seed 11, draw %d", name, i).isPresent();
      }
    }
  }

  /** By hand from the files. */
  @ParameterizedTest
  @CsvSource({
    "tiny-uib, 243",
    // Widths 3 by 4; forms 8 by 1 + 9 + 81, and 8 by 9 by 1 + 9 + 81.
    "small-uib, 57238272",
    // 3 widths; 4 depths by 3; 8 by 4; 8 by 5.
    "mobilenetv4-coarse, 46080",
  })
  void counts(String name, long count) {
    assertThat(ShippedSpaces.get(name).count()).isEqualTo(count);
  }

  @Test
  void largeSpacesAreCounted() {
    // 2 sizes, 2 stems; a block of stride 2 has 8 forms by 4 expansions, another 9 by 4; widths 2 a
    // stage; rows that are optional and alike add a sum over depths.
    BigInteger b = BigInteger.valueOf(36);
    BigInteger expected =
        BigInteger.valueOf(4 * 2 * 2 * 2)
            .multiply(BigInteger.valueOf(32).pow(3))
            .multiply(b)
            .multiply(depths(b, 7, 10))
            .multiply(depths(b, 10, 12));
    assertThat(ShippedSpaces.get("mobilenetv4-fine").count()).isEqualTo(expected);
  }

  private static BigInteger depths(BigInteger forms, int least, int most) {
    BigInteger sum = BigInteger.ZERO;
    for (int depth = least; depth <= most; depth++) {
      sum = sum.add(forms.pow(depth));
    }
    return sum;
  }

  static Iterable<String> names() {
    return ShippedSpaces.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySpaceHasItsOwnNameAndNetworks(String name) {
    SearchSpace space = ShippedSpaces.get(name);
    assertThat(space.name()).isEqualTo(name);
    assertThat(space.count()).isGreaterThan(BigInteger.valueOf(200));
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20; i++) {
      Architecture network = space.architecture(space.sample(random));
      assertThat(network.resolve().blocks()).isNotEmpty();
      assertThat(network.name()).startsWith(name + "-");
    }
  }

  @Test
  void tinyNetworksCostWhatTheBoundsSay() {
    SearchSpace space = ShippedSpaces.get("tiny-uib");
    CostBounds bounds = space.costBounds();
    var profiles = space.networks().map(space::architecture).map(ModelProfile::of).toList();
    assertThat(profiles.stream().mapToLong(ModelProfile::params).min())
        .hasValue(bounds.minParams());
    assertThat(profiles.stream().mapToLong(ModelProfile::params).max())
        .hasValue(bounds.maxParams());
    assertThat(profiles.stream().mapToLong(ModelProfile::macs).min()).hasValue(bounds.minMacs());
    assertThat(profiles.stream().mapToLong(ModelProfile::macs).max()).hasValue(bounds.maxMacs());
  }

  @ParameterizedTest
  @CsvSource({"mobilenetv3-small", "mobilenetv4-coarse", "mobilenetv4-hybrid"})
  void samplesAreWithinTheBounds(String name) {
    SearchSpace space = ShippedSpaces.get(name);
    CostBounds bounds = space.costBounds();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 10; i++) {
      ModelProfile profile = ModelProfile.of(space.architecture(space.sample(random)));
      assertThat(profile.params()).isBetween(bounds.minParams(), bounds.maxParams());
      assertThat(profile.macs()).isBetween(bounds.minMacs(), bounds.maxMacs());
    }
  }
}
