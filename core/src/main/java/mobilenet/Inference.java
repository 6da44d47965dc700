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
 * An image's way through a network: decoded, prepared, run and checked while it has a session, so
 * that no more images are in memory than there are sessions.
 *
 * @param network what errors call it
 * @param model the network
 * @param sessions for images of the preprocessing's size
 * @param preprocessing what the network's images need
 */
record Inference(
    String network, CompiledModel model, SessionPool sessions, Preprocessing preprocessing) {

  /**
   * Where an image comes from.
   *
   * @param <E> thrown where there is none
   */
  @FunctionalInterface
  interface Source<E extends Exception> {
    /** Decodes and prepares the image. */
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
              + ", it ends with its "
              + output
              + (tap.equals(Graph.LOGITS) ? ": a network without classes names nothing" : "")
              + "; call "
              + (output.equals(Graph.EMBEDDING) ? "embedding" : "featureMaps")
              + " instead");
    }
  }

  /** The finite values of logits or embedding. */
  <E extends Exception> float[] vector(Source<E> source, String tap) throws E {
    requireTap(tap);
    return sessions.use(
        List.of(tap),
        session -> {
          run(session, source);
          return tensor(session, tap).data();
        });
  }

  /** Finite feature maps by name, in the order of the names. */
  <E extends Exception> Map<String, Tensor> maps(Source<E> source, List<String> names) throws E {
    List<String> taps = names.stream().distinct().toList();
    // Before it waits for its turn, or takes another session's room.
    Taps.resolve(model.graph(), taps);
    return sessions.use(
        taps,
        session -> {
          run(session, source);
          Map<String, Tensor> maps = new LinkedHashMap<>();
          for (String tap : taps) {
            maps.put(tap, tensor(session, tap));
          }
          return maps;
        });
  }

  private <E extends Exception> void run(Session session, Source<E> source) throws E {
    source.write(preprocessing, session.input());
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
