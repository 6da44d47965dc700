package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelLookupTest {
  private static final String OPENJDK = "OpenJDK 64-Bit Server VM";
  private static final String MIXED = "mixed mode, sharing";

  @AfterEach
  void clearProperty() {
    System.clearProperty(KernelSelection.PROPERTY);
  }

  @ParameterizedTest
  @CsvSource({
    "OpenJDK 64-Bit Server VM, 'mixed mode, sharing'",
    "OpenJDK 64-Bit Server VM, mixed mode",
    "OpenJDK 64-Bit Server VM, 'compiled mode, sharing'",
    "Java HotSpot(TM) 64-Bit Server VM, 'mixed mode, sharing'",
  })
  void vectorKernelsRunOnHotSpotsServer(String name, String mode) {
    assertThat(KernelLookup.obstacle(new VirtualMachine(name, mode, true))).isEmpty();
  }

  @Test
  void tellsHowToAddTheModule() {
    assertThat(KernelLookup.obstacle(new VirtualMachine(OPENJDK, MIXED, false)))
        .hasValue(
            "module jdk.incubator.vector is absent; start java with --add-modules"
                + " jdk.incubator.vector");
  }

  @ParameterizedTest
  @CsvSource({
    "Eclipse OpenJ9 VM, 'JRE 17 Linux amd64-64-Bit (JIT enabled, AOT enabled)'",
    "Substrate VM, static mode",
    "an unnamed machine, ''",
  })
  void otherMachinesGetPlainLoops(String name, String mode) {
    assertThat(KernelLookup.obstacle(new VirtualMachine(name, mode, true)))
        .hasValue("only HotSpot's C2 compiles the Vector API well, this is " + name);
  }

  /** The machine is HotSpot, but Graal's compiler replaces C2. */
  @Test
  void anotherCompilerGetsPlainLoops() {
    VirtualMachine graal =
        new VirtualMachine(OPENJDK, "mixed mode, emulated-client, sharing, jvmci", true);
    assertThat(KernelLookup.obstacle(graal)).get().asString().contains("only HotSpot's C2");
  }

  @ParameterizedTest
  @CsvSource({
    "OpenJDK 64-Bit Server VM, 'interpreted mode, sharing'",
    "OpenJDK 64-Bit Server VM, 'mixed mode, emulated-client, sharing'",
    "OpenJDK Client VM, mixed mode",
  })
  void machinesWithoutC2GetPlainLoops(String name, String mode) {
    assertThat(KernelLookup.obstacle(new VirtualMachine(name, mode, true)))
        .hasValue("the Vector API needs C2, this machine runs in " + mode);
  }

  @Test
  void theCallerDecides() {
    System.setProperty(KernelSelection.PROPERTY, "vector");
    KernelLookup.Choice scalar = KernelLookup.choose(KernelSelection.SCALAR);
    assertThat(scalar.kernels().name()).isEqualTo("scalar");
    assertThat(scalar.reason()).isEqualTo("chosen by the caller");
    System.setProperty(KernelSelection.PROPERTY, "scalar");
    KernelLookup.Choice vector = KernelLookup.choose(KernelSelection.VECTOR);
    assertThat(vector.kernels().name()).matches("vector-(128|256|512)");
    assertThat(vector.reason()).isEqualTo("chosen by the caller");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void thePropertyDecidesWhereTheCallerDoesNot(String name) {
    System.setProperty(KernelSelection.PROPERTY, name);
    KernelLookup.Choice choice = KernelLookup.choose(KernelSelection.AUTO);
    assertThat(choice.kernels().name()).startsWith(name);
    assertThat(choice.reason()).isEqualTo("chosen by -Dmobilenet.kernels=" + name);
  }

  @Test
  void aWrongPropertyNamesTheLegalValues() {
    System.setProperty(KernelSelection.PROPERTY, "fast");
    assertThatThrownBy(() -> KernelLookup.choose(KernelSelection.AUTO))
        .isInstanceOf(KernelSelectionException.class)
        .hasMessage(
            "the system property mobilenet.kernels: kernels must be one of [auto, vector, scalar],"
                + " given fast");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "auto"})
  void otherwiseTheFastestAreChosen(String property) {
    if (!property.isEmpty()) {
      System.setProperty(KernelSelection.PROPERTY, property);
    }
    KernelLookup.Choice choice = KernelLookup.choose(KernelSelection.AUTO);
    assertThat(choice.reason())
        .startsWith(KernelLookup.obstacle(VirtualMachine.here()).orElse("the fastest here"));
    assertThat(choice.kernels().name().equals("scalar"))
        .isEqualTo(KernelLookup.obstacle(VirtualMachine.here()).isPresent());
  }
}
