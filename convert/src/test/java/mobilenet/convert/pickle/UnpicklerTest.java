package mobilenet.convert.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import mobilenet.convert.pickle.PickleValue.Call;
import mobilenet.convert.pickle.PickleValue.Dictionary;
import mobilenet.convert.pickle.PickleValue.Global;
import mobilenet.convert.pickle.PickleValue.Int;
import mobilenet.convert.pickle.PickleValue.Sequence;
import mobilenet.convert.pickle.PickleValue.Text;
import mobilenet.convert.source.ForeignFileException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpicklerTest {
  private static final Global ALLOWED = new Global("torch", "Size");

  private static PickleValue read(byte[] pickle, PickleLimits limits) throws ForeignFileException {
    return Unpickler.read(
        ByteBuffer.wrap(pickle),
        "m.pth",
        limits,
        global -> global.equals(ALLOWED) || global.module().equals("collections"));
  }

  private static PickleValue read(byte[] pickle) throws ForeignFileException {
    return read(pickle, PickleLimits.DEFAULT);
  }

  private static void refuses(byte[] pickle, String... words) {
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> read(pickle))
        .withMessageStartingWith("m.pth: byte ")
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @Test
  void numbersOfAnySize() throws Exception {
    for (long number : new long[] {0, 1, -1, 127, 128, -128, -129, 1L << 40, Long.MIN_VALUE}) {
      byte[] pickle = new PickleWriter().number(number).end();
      assertThat(read(pickle)).isEqualTo(Int.of(number));
    }
    assertThat(read(new PickleWriter().code(0x8a, 0).end())).isEqualTo(Int.of(0));
    assertThat(read(new PickleWriter().code('M', 0x34, 0x12).end())).isEqualTo(Int.of(0x1234));
    assertThat(read(new PickleWriter().code('J', 0xfe, 0xff, 0xff, 0xff).end()))
        .isEqualTo(Int.of(-2));
  }

  @Test
  void aCallIsWrittenDownAndNotMade() throws Exception {
    byte[] pickle = new PickleWriter().global("torch", "Size").number(3).code(0x85, 'R').end();
    assertThat(read(pickle))
        .isInstanceOfSatisfying(
            Call.class,
            call -> {
              assertThat(call.function()).isEqualTo(ALLOWED);
              assertThat(call.arguments()).containsExactly(Int.of(3));
            });
  }

  @Test
  void dictionariesKeepTheirOrder() throws Exception {
    byte[] pickle =
        new PickleWriter()
            .global("collections", "OrderedDict")
            .code(')', 'R', '(')
            .text("b")
            .number(1)
            .text("a")
            .number(2)
            .code('u')
            .end();
    assertThat(((Dictionary) read(pickle)).entries())
        .extracting(Dictionary.Entry::key)
        .containsExactly(new Text("b"), new Text("a"));
  }

  @Test
  void python2GivesTheEntriesOfAnOrderedDictAsPairs() throws Exception {
    byte[] pickle =
        new PickleWriter()
            .global("collections", "OrderedDict")
            .code(']', ']', 'U', 1, 'k')
            .code('a')
            .number(5)
            .code('a', 'a', 0x85, 'R')
            .end();
    assertThat(((Dictionary) read(pickle)).entries())
        .containsExactly(new Dictionary.Entry(new Text("k"), Int.of(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "builtins, eval",
    "builtins, __import__",
    "subprocess, Popen",
    "torch, load",
    "timm.models.mobilenetv3, MobileNetV3",
    "collectionsx, OrderedDict",
  })
  void whatIsNotAllowedIsRefusedByName(String module, String name) {
    byte[] call = new PickleWriter().global(module, name).text("id").code(0x85, 'R').end();
    refuses(call, module + "." + name, "nothing of the file was run", "state_dict");
    byte[] stacked = new PickleWriter().text(module).text(name).code(0x93, ')', 'R').end();
    refuses(stacked, module + "." + name);
  }

  @ParameterizedTest
  @CsvSource({"i, 0x69", "o, 0x6f", "P, 0x50", "\u0082, 0x82", "I, 0x49", "\u0096, 0x96"})
  void instructionsThatWeightsDoNotNeed(char code, String hex) {
    refuses(new PickleWriter().code('(', code).end(), "instruction " + hex, "protocols 2 to 5");
  }

  @Test
  void lengthsThatTheFileDoesNotHave() {
    refuses(new PickleWriter().code('X').u4(-1).end(), "4294967295 more bytes", "damaged");
    refuses(new PickleWriter().code('T').u4(-1).end(), "more bytes");
    refuses(new PickleWriter().code(0x8b).u4(Integer.MAX_VALUE).end(), "at most 256 bytes");
    refuses(new PickleWriter().code(0x8b).u4(-5).end(), "at most 256 bytes");
    refuses(
        new PickleWriter().code(0x8d, 1, 0, 0, 0, 0, 0, 0, 0x80).end(), "9223372036854775809 more");
    refuses(new PickleWriter().code('B').u4(1 << 30).end(), "1073741824 more bytes");
    refuses(new PickleWriter().bytes(), "1 more bytes");
    refuses(new PickleWriter().code(0x80, 9).end(), "protocol 2 to 5", "found 9");
  }

  @Test
  void wrongStacks() {
    refuses(new PickleWriter().end(), "found none");
    refuses(new PickleWriter().code('N', 'N').end(), "found more");
    refuses(new PickleWriter().code('N', 't').end(), "expected a mark");
    refuses(new PickleWriter().code(']', '(', 'a').end(), "expected a value");
    refuses(new PickleWriter().code('N', 'N', 'a').end(), "expected a list");
    refuses(new PickleWriter().code(')', 'N', 'a').end(), "expected a list");
    refuses(new PickleWriter().code('}', '(', 'N', 'u').end(), "pairs to set");
    refuses(new PickleWriter().code('h', 3).end(), "nothing was remembered as number 3");
    refuses(new PickleWriter().code('N', 'N', 'R').end(), "expected a function");
    refuses(new PickleWriter().code('N', 'N', 'b').end(), "expected an object");
  }

  @Test
  void limits() {
    PickleLimits few = new PickleLimits(100, 10, 4, 20);
    List<byte[]> beyond =
        List.of(
            repeated(101, 'N', '0'),
            repeated(11, 'N'),
            repeated(11, '('),
            memo(11),
            calls("torch", "Size", new PickleWriter().code('(', 'N', 'N', 'N', 'N', 'N', 't')),
            calls(
                "collections",
                "OrderedDict",
                new PickleWriter()
                    .code('(')
                    .code('N', 'N', 0x86, 'N', 'N', 0x86, 'N', 'N', 0x86, 'N', 'N', 0x86)
                    .code('l', 0x85)),
            new PickleWriter().number(1L << 40).end(),
            new PickleWriter().global("a".repeat(21), "b").end(),
            new PickleWriter().text("a".repeat(90)).text("b").code(0x93).end());
    for (byte[] pickle : beyond) {
      assertThatExceptionOfType(ForeignFileException.class)
          .isThrownBy(() -> read(pickle, few))
          .withMessageMatching(".*(more than|at most) \\d+.*");
    }
  }

  private static byte[] repeated(int times, int... codes) {
    PickleWriter writer = new PickleWriter();
    for (int i = 0; i < times; i++) {
      writer.code(codes);
    }
    return writer.end();
  }

  /** Remembers arguments, and calls a function with them again and again. */
  private static byte[] calls(String module, String name, PickleWriter arguments) {
    arguments.code('q', 0).global(module, name).code('q', 1);
    for (int i = 0; i < 17; i++) {
      arguments.code('h', 1, 'h', 0, 'R', '0');
    }
    return arguments.end();
  }

  private static byte[] memo(int entries) {
    PickleWriter writer = new PickleWriter().code('N');
    for (int i = 0; i < entries; i++) {
      writer.code('r').u4(i * 100_000_000);
    }
    return writer.end();
  }

  /** Python itself nests as deep as its stack is; here, depth costs no stack. */
  @Test
  void depthAndSharingDoNoHarm() {
    Assertions.assertThatNoException()
        .isThrownBy(
            () -> {
              PickleWriter deep = new PickleWriter().code('N');
              for (int i = 0; i < 100_000; i++) {
                deep.code(0x85);
              }
              assertThat(PickleWalk.all(read(deep.end()))).hasSize(100_001);
            });
  }

  @Test
  void aThousandMillionPathsToOneValue() throws Exception {
    PickleWriter laughs = new PickleWriter().code('N');
    for (int i = 0; i < 100; i++) {
      laughs.code('2', 0x86);
    }
    byte[] pickle = laughs.end();
    Assertions.assertThat(
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> PickleWalk.all(read(pickle))))
        .hasSize(101);
  }

  @Test
  void aListThatContainsItself() throws Exception {
    PickleValue list = read(new PickleWriter().code(']', '2', 'a').end());
    assertThat(((Sequence) list).items()).containsExactly(list);
    assertThat(PickleWalk.all(list)).hasSize(1);
  }
}
