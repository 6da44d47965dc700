package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.testing.Resources;
import mobilenet.weights.ArchitectureDetector.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPrefixTest {
  private static final Architecture SMALL =
      Catalogue.get("mobilenetv4_conv_small_050").withClasses(3);

  private static MapWeights prefixed(WeightSource weights, String prefix) throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : weights.names()) {
      tensors.put(prefix + name, weights.tensor(name));
    }
    return new MapWeights(tensors);
  }

  private static MapWeights with(MapWeights weights, String name) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights.tensors());
    tensors.put(name, new Tensor(List.of(1), new float[1]));
    return new MapWeights(tensors);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "module.",
        "_orig_mod.",
        "model.",
        "module._orig_mod.",
        "_orig_mod.module.",
        "model._orig_mod.module.",
        "state_dict.model.",
        "model_ema.module.",
        "timm_model."
      })
  void wrappersAreTakenOff(String prefix) throws Exception {
    MapWeights plain = RandomWeightsTest.tensors(SMALL, 4);
    WeightSource file = prefixed(plain, prefix);
    assertThat(WeightBinding.bind(SMALL, file).values().keySet())
        .isEqualTo(WeightBinding.bind(SMALL, plain).values().keySet());
    assertThat(WeightBinding.bind(SMALL, file).values().get("bn1.weight"))
        .isEqualTo(Resources.entry(plain.tensors(), "bn1.weight").data());
    Detection detection = ArchitectureDetector.detect(file);
    assertThat(detection.prefix()).hasValue(new KeyPrefix(prefix));
    assertThat(detection.matches()).isNotEmpty().allMatch(a -> a.classes() == 3);
  }

  @Test
  void torchvisionsNamesBehindAPrefix() throws Exception {
    Architecture v3 = Catalogue.get("torchvision_mobilenet_v3_small").withClasses(3);
    MapWeights timm = RandomWeightsTest.tensors(v3, 4);
    WeightSource file = prefixed(NamingScheme.TORCHVISION_V3.fromTimm(v3, timm), "module.");
    assertThat(WeightBinding.bind(v3, file).values().get("conv_head.bias"))
        .isEqualTo(Resources.entry(timm.tensors(), "conv_head.bias").data());
    assertThat(ArchitectureDetector.detect(file).scheme()).hasValue(NamingScheme.TORCHVISION_V3);
  }

  /** torch.optim.swa_utils.AveragedModel has a counter beside its module. */
  @Test
  void countersMayStandBesideIt() throws Exception {
    MapWeights file = prefixed(RandomWeightsTest.tensors(SMALL, 4), "module.");
    MapWeights counted = with(with(file, "n_averaged"), "module.bn1.num_batches_tracked");
    assertThat(WeightBinding.bind(SMALL, counted).values()).isNotEmpty();
  }

  @Test
  void strangersAreListedByTheirOwnNames() throws Exception {
    MapWeights file = prefixed(RandomWeightsTest.tensors(SMALL, 4), "model.");
    assertThatThrownBy(() -> WeightBinding.bind(SMALL, with(file, "criterion.weight")))
        .isInstanceOf(WeightMismatchException.class)
        .hasMessageContaining("missing: 0, of another shape: 0; unexpected tensors: 1")
        .hasMessageContaining("\n  criterion.weight");
    assertThatThrownBy(() -> WeightBinding.bind(SMALL, with(file, "bn1.weight")))
        .hasMessageContaining("both stand for bn1.weight");
  }

  @ParameterizedTest
  @ValueSource(strings = {"my_net.", "module.my_net.", "0."})
  void unknownPrefixesAreNamed(String prefix) throws Exception {
    MapWeights file = prefixed(RandomWeightsTest.tensors(SMALL, 4), prefix);
    int count = file.names().size();
    String message = "memory: all " + count + " tensors have the prefix \"" + prefix + "\"";
    assertThatThrownBy(() -> WeightBinding.bind(SMALL, file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("not a known one (module, _orig_mod")
        .hasMessageEndingWith(
            "save them without it: {k.removeprefix(\""
                + prefix
                + "\"): v for k, v in state_dict.items()}");
    assertThatThrownBy(() -> ArchitectureDetector.detect(file)).hasMessageStartingWith(message);
    assertThatThrownBy(() -> WeightBinding.bind(SMALL, with(file, "head.weight")))
        .hasMessageStartingWith("memory: " + count + " of its " + (count + 1) + " tensors have");
  }

  @Test
  void severalNetworksInOneFile() throws Exception {
    MapWeights plain = RandomWeightsTest.tensors(SMALL, 4);
    Map<String, Tensor> both = new LinkedHashMap<>(prefixed(plain, "model.").tensors());
    both.putAll(prefixed(plain, "model_ema.").tensors());
    assertThatThrownBy(() -> WeightBinding.bind(SMALL, new MapWeights(both)))
        .hasMessage(
            "memory: holds 2 networks, under the prefixes model. and model_ema.; save one of them"
                + " alone, without its prefix");
  }

  @Test
  void plainNamesStay() throws Exception {
    MapWeights plain = RandomWeightsTest.tensors(SMALL, 4);
    assertThat(KeyPrefix.takeOff(plain)).isSameAs(plain);
    assertThat(KeyPrefix.of(new MapWeights(Map.of()))).isEmpty();
  }
}
