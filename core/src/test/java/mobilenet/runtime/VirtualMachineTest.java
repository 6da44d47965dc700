package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What this JDK says of itself in other modes, each in a machine of its own. */
class VirtualMachineTest {
  private static final String[] MODULE = {"--add-modules", "jdk.incubator.vector"};

  /** Prints the machine and what is chosen on it, or demanded of it. */
  static final class Print {
    private Print() {}

    public static void main(String[] args) {
      VirtualMachine machine = VirtualMachine.here();
      System.out.println(machine.vectorModule() + " " + machine.hotSpot());
      System.out.println(machine.optimising());
      try {
        System.out.println(KernelLookup.choose(KernelSelection.of(args[0])).reason());
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** The standard output alone: that the module incubates is said on the other stream. */
  private static List<String> print(String selection, String... options)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(folder(KernelLookup.class) + File.pathSeparator + folder(Print.class));
    command.add(Print.class.getName());
    command.add(selection);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return new String(output, StandardCharsets.UTF_8).lines().toList();
  }

  private static Path folder(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void withTheModule() throws Exception {
    assertThat(print("auto", MODULE)).containsExactly("true true", "true", "the fastest here");
  }

  @Test
  void withoutTheModule() throws Exception {
    assertThat(print("auto"))
        .containsExactly(
            "false true",
            "true",
            "module jdk.incubator.vector is absent; start java with --add-modules"
                + " jdk.incubator.vector");
  }

  @Test
  void withoutTheModuleVectorKernelsCannotBeDemanded() throws Exception {
    assertThat(print("vector"))
        .last()
        .asString()
        .startsWith("vector kernels cannot run: module jdk.incubator.vector is absent");
  }

  @Test
  void interpreting() throws Exception {
    List<String> lines = print("auto", "-Xint", MODULE[0], MODULE[1]);
    assertThat(lines).startsWith("true true", "false");
    assertThat(lines).last().asString().startsWith("the Vector API needs C2").contains("interpret");
  }

  @Test
  void withTheClientsCompilerAlone() throws Exception {
    List<String> lines = print("auto", "-XX:TieredStopAtLevel=1", MODULE[0], MODULE[1]);
    assertThat(lines).startsWith("true true", "false");
    assertThat(lines).last().asString().startsWith("the Vector API needs C2").contains("client");
  }
}
