package mobilenet.train.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.ArrayList;
import java.util.List;
import mobilenet.natives.LinkFailures;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;

/**
 * What the process needs so that libtorch trains at full speed. All of it is process-wide, so it is
 * set only when someone asks for it.
 */
public final class NativeSettings {
  // From glibc's malloc.h.
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_TOP_PAD = -2;
  private static final int M_MMAP_MAX = -4;
  private static final int TOP_PAD_BYTES = 64 << 20;

  private NativeSettings() {}

  /**
   * Sets threads and memory.
   *
   * @param threads for convolutions and matrix products, at least 1; libtorch's own default may be
   *     1 whatever the machine has
   * @return a sentence for each setting that could not be made, with what it costs; usually none
   * @throws LibTorchException if libtorch cannot be used on this machine
   */
  public static List<String> apply(int threads) throws LibTorchException {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, given " + threads);
    }
    List<String> warnings = new ArrayList<>();
    keepMemory(warnings);
    LibTorch.load();
    if (Pointer.maxBytes() > 0 || Pointer.maxPhysicalBytes() > 0) {
      warnings.add(
          "JavaCPP limits native memory to "
              + Pointer.maxPhysicalBytes() / (1 << 20)
              + " MB, beyond which training stops; start Java with"
              + " -Dorg.bytedeco.javacpp.maxBytes=0 -Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    }
    torch.set_num_threads(threads);
    if (torch.get_num_threads() != threads) {
      warnings.add(
          "libtorch runs on " + torch.get_num_threads() + " threads instead of " + threads);
    }
    return List.copyOf(warnings);
  }

  /**
   * glibc would map and unmap every feature map anew; clearing these pages made training 10 to 25
   * times slower on a 2-core machine.
   */
  private static void keepMemory(List<String> warnings) {
    // The C library reads these at its start. JNA, which would set them now, unpacks a library of
    // its own into the temporary folder.
    if (System.getenv("MALLOC_MMAP_MAX_") != null
        && System.getenv("MALLOC_TRIM_THRESHOLD_") != null) {
      return;
    }
    if (!System.getProperty("os.name").startsWith("Linux")) {
      return;
    }
    try {
      Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
      boolean set =
          mallopt.invokeInt(new Object[] {M_MMAP_MAX, 0}) == 1
              && mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, Integer.MAX_VALUE}) == 1
              && mallopt.invokeInt(new Object[] {M_TOP_PAD, TOP_PAD_BYTES}) == 1;
      if (!set) {
        warnings.add("glibc refused to keep freed memory; training may be 10 times slower");
      }
    } catch (LinkageError e) {
      warnings.add(
          "the C library's mallopt cannot be called ("
              + LinkFailures.reason(e)
              + "), so freed memory goes back to the system after every operation; training may be"
              + " 10 times slower; start the process with MALLOC_MMAP_MAX_=0"
              + " MALLOC_TRIM_THRESHOLD_=2000000000");
    }
  }
}
