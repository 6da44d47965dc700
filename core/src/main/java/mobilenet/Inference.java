package mobilenet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Shape;
import mobilenet.graph.Taps;
import mobilenet.image.Preprocessing;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.FeatureView;
import mobilenet.runtime.Session;
import mobilenet.weights.Tensor;

/**
 * Takes an image through a network: it is decoded, prepared, run and checked while it holds a
 * session, so that there are never more images in memory than sessions.
 *
 * @param network what errors call it
 * @param model the network
 * @param sessions for images of the preprocessing's size
 * @param preprocessing how the network's images are prepared
 */
record Inference(
    String network, CompiledModel model, SessionPool sessions, Preprocessing preprocessing) {

  /**
   * Decodes and prepares an image.
   *
   * @param <E> thrown if the image cannot be decoded
   */
  @FunctionalInterface
  interface InputWriter<E extends Exception> {
    /** Writes the network's input. */
    void write(Preprocessing preprocessing, float[] input) throws E;
  }

  /**
   * Checks that the network has an output.
   *
   * @param tap logits or embedding
   */
  void requireTap(String tap) {
    if (!model.graph().taps().containsKey(tap)) {
      String output = model.graph().output();
      throw new MissingOutputException(
          network
              + " has no "
              + tap
              + ", it ends in its "
              + output
              + (tap.equals(Graph.LOGITS) ? " (a network without classes cannot name any)" : "")
              + "; call "
              + (output.equals(Graph.EMBEDDING) ? "embedding" : "featureMaps")
              + " instead");
    }
  }

  /** The finite values of logits or embedding. */
  <E extends Exception> float[] outputVector(InputWriter<E> writer, String tap) throws E {
    requireTap(tap);
    return sessions.use(
        List.of(tap),
        session -> {
          run(session, writer);
          return tensor(session, tap).data();
        });
  }

  /** Finite feature maps by name, in the order of the names. */
  <E extends Exception> Map<String, Tensor> featureMaps(InputWriter<E> writer, List<String> names)
      throws E {
    List<String> taps = names.stream().distinct().toList();
    // Check the names before waiting for a session, or making room for a new one.
    Taps.resolve(model.graph(), taps);
    return sessions.use(
        taps,
        session -> {
          run(session, writer);
          Map<String, Tensor> maps = new LinkedHashMap<>();
          for (String tap : taps) {
            maps.put(tap, tensor(session, tap));
          }
          return maps;
        });
  }

  private <E extends Exception> void run(Session session, InputWriter<E> writer) throws E {
    writer.write(preprocessing, session.input());
    session.run();
  }

  private Tensor tensor(Session session, String tap) {
    FeatureView view = session.tap(tap);
    Shape shape = view.shape();
    float[] values = new float[Math.toIntExact(shape.elementCount())];
    view.copyToPlanar(values, 0);
    NonFiniteOutputException.check(network, tap, values);
    boolean vector = tap.equals(Graph.EMBEDDING) || tap.equals(Graph.LOGITS);
    return new Tensor(
        vector
            ? List.of(shape.channels())
            : List.of(shape.channels(), shape.height(), shape.width()),
        values);
  }
}
