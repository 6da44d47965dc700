package mobilenet.bench.peer;

/** A runtime with a network loaded, ready to be measured. */
public interface Peer extends AutoCloseable {
  /** Name and version, for people. */
  String name();

  /** Runs the batch once. */
  void run();

  /** Logits of the last run, N × classes. */
  float[] logits();

  @Override
  void close();
}
