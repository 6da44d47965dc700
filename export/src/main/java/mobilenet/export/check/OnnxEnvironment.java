package mobilenet.export.check;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * ONNX Runtime's environment, of which a process has one. Whoever needs it takes it from here:
 * created on an ordinary thread, it may end the process.
 */
public final class OnnxEnvironment {
  /**
   * Version 1.29 reads the command line of the process for its telemetry, and matches it with an
   * expression that recurses a few times for each character. The stack of Java's main thread, 1
   * MiB, is too small for the class path of an ordinary application of 9,000 characters; this was
   * enough for 120,000, nearly the most that Linux allows for an argument.
   */
  private static final long STACK_BYTES = 64L << 20;

  private OnnxEnvironment() {}

  private static final class Holder {
    static final OrtEnvironment ENVIRONMENT = onDeepStack();
  }

  /**
   * The environment, created when it is first asked for. From then on it sends no telemetry; set
   * {@code ORT_DISABLE_TELEMETRY=1} for the process, and it does not even begin.
   *
   * @throws LinkageError if ONNX Runtime is not on the class path, or has no library for this
   *     system
   */
  public static OrtEnvironment get() {
    return Holder.ENVIRONMENT;
  }

  /** How a session is made whose runs take one thread each; to be closed. */
  public static OrtSession.SessionOptions oneThread(IntegerSums sums) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.addConfigEntry(IntegerSums.KEY, sums.value());
    return options;
  }

  private static OrtEnvironment onDeepStack() {
    FutureTask<OrtEnvironment> creation = new FutureTask<>(OnnxEnvironment::create);
    Thread thread = new Thread(null, creation, "onnxruntime-environment", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    return result(creation);
  }

  private static OrtEnvironment create() throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    environment.setTelemetry(false);
    return environment;
  }

  private static OrtEnvironment result(FutureTask<OrtEnvironment> creation) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return creation.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          throw new IllegalStateException("ONNX Runtime cannot start", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
