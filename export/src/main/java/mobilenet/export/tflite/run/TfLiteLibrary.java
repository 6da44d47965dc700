package mobilenet.export.tflite.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mobilenet.file.FileErrors;
import mobilenet.file.UnpackedLibraries;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** The native library. JavaCPP unpacks it from its archive when it is first used. */
final class TfLiteLibrary {
  /** Its folders in archives. */
  private static final List<String> ARCHIVED =
      List.of("org/bytedeco/javacpp/", "org/bytedeco/tensorflowlite/");

  /** Once a process, as the library itself is. */
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private TfLiteLibrary() {}

  /**
   * Unpacks and loads it, unless that is done already.
   *
   * @return its version
   * @throws LinkageError if it is not on the class path, not for this system, or cannot be unpacked
   */
  static synchronized String load() {
    if (!LOADED.get()) {
      unpack();
      LOADED.set(true);
    }
    return tensorflowlite.TfLiteVersion().getString();
  }

  private static void unpack() {
    try {
      new UnpackedLibraries(
              Loader.getCacheDir().toPath(),
              Loader.class.getClassLoader(),
              Loader.getPlatform(),
              ARCHIVED)
          .load(() -> Loader.load(tensorflowlite.class));
    } catch (IOException e) {
      throw new LinkageError("TensorFlow Lite cannot be unpacked: " + FileErrors.sentence(e), e);
    }
  }
}
