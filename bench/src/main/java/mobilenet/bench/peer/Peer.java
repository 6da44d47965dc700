package mobilenet.bench.peer;

/** A runtime with a network loaded, ready to be measured. Used by one thread. */
public interface Peer extends Runnable, AutoCloseable {
  /** Name, for people. */
  String name();

  /** Version, with what else decides its speed. */
  String version();

  /** Runs the batch once. */
  @Override
  void run();

  /** Logits of the last run, N × classes. */
  float[] logits();

  @Override
  void close();
}
