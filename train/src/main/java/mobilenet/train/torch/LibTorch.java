package mobilenet.train.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mobilenet.file.FileErrors;
import mobilenet.file.UnpackedLibraries;
import mobilenet.natives.LinkFailures;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** The native library that trains. JavaCPP unpacks it from its archive when it is first used. */
public final class LibTorch {
  /** Names the folder that it is unpacked to. */
  static final String FOLDER_PROPERTY = "org.bytedeco.javacpp.cachedir";

  private static final String ELSEWHERE =
      "MOBILENET_JAVA_OPTS=-D" + FOLDER_PROPERTY + "=DIR unpacks it elsewhere";

  /** Its folders in archives. */
  private static final List<String> ARCHIVED =
      List.of("org/bytedeco/javacpp/", "org/bytedeco/openblas/", "org/bytedeco/pytorch/");

  /** Once a process, as the library itself is. */
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private LibTorch() {}

  /**
   * Unpacks and loads it, unless that is done already. Whatever else uses it assumes that this
   * worked.
   *
   * @throws LibTorchException if it cannot be unpacked, or not be loaded on this machine
   */
  public static synchronized void load() throws LibTorchException {
    if (LOADED.get()) {
      return;
    }
    UnpackedLibraries libraries;
    try {
      libraries =
          new UnpackedLibraries(
              Loader.getCacheDir().toPath(),
              Loader.class.getClassLoader(),
              Loader.getPlatform(),
              ARCHIVED);
    } catch (IOException e) {
      throw new LibTorchException(
          "libtorch, which trains, cannot be unpacked: none of the folders "
              + String.join(", ", folders())
              + " can be written; "
              + ELSEWHERE
              + ", into a folder with half a gigabyte of room",
          e);
    }
    try {
      libraries.load(torch::get_num_threads);
      LOADED.set(true);
    } catch (IOException e) {
      throw new LibTorchException(
          "libtorch, which trains, cannot be unpacked: "
              + FileErrors.sentence(e)
              + "; "
              + ELSEWHERE,
          e);
    } catch (LinkageError e) {
      throw new LibTorchException(
          "libtorch, which trains, cannot be loaded on "
              + Loader.getPlatform()
              + ": "
              + LinkFailures.reason(e)
              + "; it needs the native libraries of this very platform on the class path and, on"
              + " Linux, glibc 2.35 or newer (Alpine has none); "
              + ELSEWHERE,
          e);
    }
  }

  /** Whether an operation failed for want of memory, which libtorch takes outside Java's heap. */
  public static boolean isOutOfMemory(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("DefaultCPUAllocator") || message.contains("bad_alloc");
  }

  /** Those that JavaCPP tries. */
  private static List<String> folders() {
    List<String> folders = new ArrayList<>();
    Optional.ofNullable(System.getProperty(FOLDER_PROPERTY)).ifPresent(folders::add);
    folders.add(System.getProperty("user.home") + "/.javacpp/cache");
    folders.add(
        System.getProperty("java.io.tmpdir")
            + "/.javacpp-"
            + System.getProperty("user.name")
            + "/cache");
    return folders;
  }
}
