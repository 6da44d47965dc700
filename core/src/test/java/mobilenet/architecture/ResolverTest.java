package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {

  private static List<Integer> of(Architecture architecture, Function<ResolvedBlock, Integer> f) {
    return architecture.resolve().blocks().stream().map(f).toList();
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }

  /** All sources agree on these channels; the last layer is left out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mobilenetv3_large_100; 0.35; 8,8,8,16,16,16,32,32,32,32,40,40,56,56,56",
        "mobilenetv3_large_100; 0.75; 16,24,24,32,32,32,64,64,64,64,88,88,120,120,120",
        "mobilenetv3_large_100; 1.25; 24,32,32,48,48,48,104,104,104,104,144,144,200,200,200",
        "mobilenetv3_small_100; 0.35; 8,8,8,16,16,16,16,16,32,32,32",
        "mobilenetv3_small_100; 1.5; 24,40,40,64,64,64,72,72,144,144,144",
      })
  void outputChannels(String model, double width, String expected) {
    List<Integer> actual = of(Catalogue.get(model).withWidth(width), ResolvedBlock::outChannels);
    assertThat(actual.subList(0, actual.size() - 1)).isEqualTo(numbers(expected));
  }

  /** Expansion multiplies the scaled input, in timm as in slim; the first block does not expand. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mobilenetv3_large_100; 0.35; 32,24,24,48,48,96,80,72,72,192,240,240,336,336",
        "mobilenetv3_large_100; 0.5; 32,48,48,72,72,144,104,96,96,240,336,336,480,480",
        "mobilenetv3_large_100; 1.25; 96,96,96,144,144,288,264,240,240,624,864,864,1200,1200",
        "mobilenetv3_small_100; 0.35; 40,32,32,96,96,48,48,96,192,192",
        "mobilenetv3_small_100; 0.75; 72,88,96,192,192,96,120,240,432,432",
      })
  void expandedChannels(String model, double width, String expected) {
    List<Integer> actual =
        of(Catalogue.get(model).withWidth(width), ResolvedBlock::expandedChannels);
    assertThat(actual.subList(1, actual.size() - 1)).isEqualTo(numbers(expected));
  }

  /** The block whose stride is dropped still sees the old grid; the blocks after it dilate. */
  @Test
  void outputStrideTurnsStridesIntoDilation() {
    Architecture base = Catalogue.get("mobilenetv2_100");
    Architecture dense = base.withOutputStride(8);
    List<ResolvedBlock> blocks = dense.resolve().blocks();
    assertThat(of(dense, ResolvedBlock::stride))
        .isEqualTo(numbers("1,2,1,2,1,1,1,1,1,1,1,1,1,1,1,1,1"));
    assertThat(of(dense, ResolvedBlock::dilation))
        .isEqualTo(numbers("1,1,1,1,1,1,1,2,2,2,2,2,2,2,4,4,4"));
    // A strided block has no residual, and does not get one by losing its stride.
    assertThat(blocks.stream().map(ResolvedBlock::residual).toList())
        .isEqualTo(base.resolve().blocks().stream().map(ResolvedBlock::residual).toList());
  }

  /** V2 at half width has 16 channels before and after a strided block. */
  @Test
  void losingTheStrideAddsNoResidual() {
    ResolvedBlock block =
        Catalogue.get("mobilenetv2_050").withOutputStride(4).resolve().stages().get(2).get(0);
    assertThat(List.of(block.inChannels(), block.outChannels(), block.stride()))
        .containsExactly(16, 16, 1);
    assertThat(block.residual()).isFalse();
  }

  @Test
  void onlyTheFirstRepeatStrides() {
    List<ResolvedBlock> stage = Catalogue.get("mobilenetv2_100").resolve().stages().get(2);
    assertThat(stage).extracting(ResolvedBlock::stride).containsExactly(2, 1, 1);
    assertThat(stage)
        .extracting(ResolvedBlock::name)
        .containsExactly("blocks.2.0", "blocks.2.1", "blocks.2.2");
  }

  @Test
  void attentionMustKeepItsChannels() {
    BlockSpec attention = new MobileAttention(MobileAttention.Kind.MULTI_QUERY, 4, 64, 1, 3, 64);
    Architecture wrong =
        Catalogue.get("mobilenetv4_hybrid_medium").withStages(List.of(Stage.of(attention)));
    assertThatThrownBy(wrong::resolve)
        .hasMessageContaining("blocks.0.0: attention keeps its channels, but has 32 in and 64 out");
  }

  /** Groups of 64 do not divide 4 · 8 channels. */
  @Test
  void groupsMustDivideTheChannels() {
    Architecture narrow = Catalogue.get("mobilenet_edgetpu_v2_xs").withWidth(0.25);
    assertThatThrownBy(narrow::resolve)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blocks.1.1")
        .hasMessageContaining("64");
  }
}
