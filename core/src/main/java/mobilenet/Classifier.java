package mobilenet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.image.ImageDecoder;
import mobilenet.image.ImageFormatException;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointException;

/**
 * Names what a picture shows. The checkpoint owns the network, the preprocessing and the labels, so
 * a caller has nothing to get wrong:
 *
 * <pre>{@code
 * try (Classifier classifier = Classifier.load(Path.of("checkpoint"))) {
 *   List<Prediction> top = classifier.classify(Path.of("picture.jpg"), 5);
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe: any number of threads may classify with one classifier.
 */
public final class Classifier implements AutoCloseable {
  private final Architecture architecture;
  private final CompiledModel model;
  private final Preprocessing preprocessing;
  private final List<String> labels;
  private final Optional<List<String>> labelNames;
  private final ImageDecoder decoder = new ImageDecoder();
  private final ConcurrentLinkedQueue<Session> idle = new ConcurrentLinkedQueue<>();

  private Classifier(
      Architecture architecture,
      CompiledModel model,
      Preprocessing preprocessing,
      List<String> labels,
      Optional<List<String>> labelNames) {
    this.architecture = architecture;
    this.model = model;
    this.preprocessing = preprocessing;
    this.labels = labels;
    this.labelNames = labelNames;
  }

  /**
   * Loads a checkpoint: a folder with config.json and model.safetensors, as timm publishes them.
   *
   * @throws IOException if a file is missing or damaged, or weights and network do not fit
   */
  public static Classifier load(Path checkpoint) throws IOException {
    return load(checkpoint, RuntimeOptions.DEFAULT);
  }

  /** As {@link #load(Path)} with a number of threads and a choice of kernels. */
  public static Classifier load(Path folder, RuntimeOptions options) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      Architecture architecture = checkpoint.architecture();
      Preprocessing preprocessing;
      try {
        preprocessing = checkpoint.config().pretrained().preprocessing();
      } catch (IllegalArgumentException e) {
        throw new CheckpointException(folder + ": " + e.getMessage(), e);
      }
      Optional<List<String>> names = checkpoint.config().labelNames();
      List<String> labels =
          names.orElseGet(
              () ->
                  IntStream.range(0, architecture.classes()).mapToObj(Integer::toString).toList());
      CompiledModel model = CompiledModel.compile(checkpoint.bind(), options);
      return new Classifier(architecture, model, preprocessing, labels, names);
    }
  }

  /**
   * Classifies a PNG, JPEG, BMP, GIF or WebP file.
   *
   * @param top how many classes to return, at least 1
   * @return the most probable classes, most probable first
   * @throws IOException if the file is missing, damaged or no picture, or the heap is too small for
   *     it
   */
  public List<Prediction> classify(Path picture, int top) throws IOException {
    try {
      return classify(decoder.decode(picture), top);
    } catch (OutOfMemoryError e) {
      throw ImageFormatException.outOfMemory(picture.toString(), e);
    }
  }

  /** As {@link #classify(Path, int)}, for a picture in memory. */
  public List<Prediction> classify(RgbImage picture, int top) {
    if (top < 1) {
      throw new IllegalArgumentException("top must be at least 1, given " + top);
    }
    return ranked(logits(picture), top);
  }

  /**
   * What the network says before softmax, one number a class.
   *
   * @throws IllegalArgumentException if the network has no classifier
   */
  public float[] logits(RgbImage picture) {
    architecture.requireClassifier();
    Session session = idle.poll();
    if (session == null) {
      session = model.session(preprocessing.height(), preprocessing.width());
    }
    preprocessing.apply(picture, session.input(), 0);
    session.run();
    float[] logits = new float[architecture.classes()];
    session.tap(Graph.LOGITS).copyTo(logits, 0);
    idle.add(session);
    return logits;
  }

  private List<Prediction> ranked(float[] logits, int top) {
    double[] probabilities = softmax(logits);
    List<Prediction> all = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      all.add(new Prediction(labels.get(i), i, (float) probabilities[i]));
    }
    all.sort((a, b) -> Float.compare(logits[b.index()], logits[a.index()]));
    return List.copyOf(all.subList(0, Math.min(top, all.size())));
  }

  private static double[] softmax(float[] logits) {
    float max = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double[] result = new double[logits.length];
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      result[i] = Math.exp(logits[i] - max);
      total += result[i];
    }
    for (int i = 0; i < logits.length; i++) {
      result[i] /= total;
    }
    return result;
  }

  /** The network. */
  public Architecture architecture() {
    return architecture;
  }

  /** What becomes of a picture before the network sees it. */
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /** Names of the classes, by index. */
  public List<String> labels() {
    return labels;
  }

  /** The names of the classes that the checkpoint has; empty if {@link #labels} numbers them. */
  public Optional<List<String>> labelNames() {
    return labelNames;
  }

  /** The compiled network, for sessions of one's own. */
  public CompiledModel model() {
    return model;
  }

  /** Ends the classifier's threads. */
  @Override
  public void close() {
    model.close();
  }
}
