package mobilenet;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Taps;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.image.ImageDecoder;
import mobilenet.image.ImageFormatException;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightBinding;
import mobilenet.weights.WeightSource;

/**
 * Names what an image shows. The checkpoint owns the network, the preprocessing and the labels, so
 * a caller has nothing to get wrong:
 *
 * <pre>{@code
 * try (Classifier classifier = Classifier.load(Path.of("checkpoint"))) {
 *   List<Prediction> top = classifier.classify(Path.of("image.jpg"), 5);
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe: any number of threads may use one classifier. It works on {@link
 * RuntimeOptions#sessions()} images at a time, from decoding to the answer, so that its memory is
 * bounded; other callers wait in the order in which they came. A thread that is interrupted while
 * it waits gets a {@link CancellationException} and stays interrupted; a call that has started
 * finishes. After {@link #close()} every call throws an {@link IllegalStateException}.
 *
 * <p>Answers are finite numbers: if a network computes NaN or infinity, a {@link
 * NonFiniteOutputException} is thrown. They are identical in every bit whatever the number of
 * threads, sessions and callers, and change once, within rounding, when vector kernels take over;
 * see {@link #warmUp()}.
 */
public final class Classifier implements AutoCloseable {
  private final Architecture architecture;
  private final Inference inference;
  private final List<String> labels;
  private final Optional<List<String>> labelNames;
  private final ImageDecoder decoder = new ImageDecoder();

  Classifier(
      Architecture architecture,
      Inference inference,
      List<String> labels,
      Optional<List<String>> labelNames) {
    this.architecture = architecture;
    this.inference = inference;
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

  /**
   * Like {@link #load(Path)}, with a number of threads and sessions, and a choice of kernels.
   *
   * @throws IOException if a file is missing or damaged, or weights and network do not fit
   * @throws mobilenet.runtime.KernelSelectionException if vector kernels are demanded where they
   *     cannot run, or the system property {@value mobilenet.runtime.KernelSelection#PROPERTY} is
   *     none of the selections
   */
  public static Classifier load(Path folder, RuntimeOptions options) throws IOException {
    return ClassifierBuilder.load(folder, options);
  }

  /**
   * Builds a classifier from its parts: an architecture, preprocessing, and weights with timm's or
   * torchvision's names, from a file or from memory.
   *
   * @throws IOException if the weights cannot be read, or do not fit the network
   */
  public static ClassifierBuilder builder(
      Architecture architecture, WeightSource weights, Preprocessing preprocessing)
      throws IOException {
    BoundGraph bound = WeightBinding.bind(architecture, weights);
    return new ClassifierBuilder(architecture, bound, preprocessing);
  }

  /**
   * Builds a classifier from its parts, with the architecture's graph, as it was lowered, and its
   * weights.
   *
   * @throws IllegalArgumentException if the graph is another one
   */
  public static ClassifierBuilder builder(
      Architecture architecture, BoundGraph weights, Preprocessing preprocessing) {
    ClassifierBuilder.requireSameNetwork(architecture, weights);
    return new ClassifierBuilder(architecture, weights, preprocessing);
  }

  /**
   * Classifies a PNG, JPEG, BMP, GIF or WebP file.
   *
   * @param top how many classes to return, at least 1; all if there are fewer
   * @return the most probable classes, most probable first
   * @throws ImageFormatException if it is damaged or not an image
   * @throws IOException if the file cannot be read
   * @throws MissingOutputException if the network has no classifier, or one of a single class
   */
  public List<Prediction> classify(Path image, int top) throws IOException {
    return classify(ImageSource.of(image), top);
  }

  /** Like {@link #classify(Path, int)}, for a file's content, such as the body of a request. */
  public List<Prediction> classify(byte[] image, int top) throws IOException {
    return classify(ImageSource.of(image), top);
  }

  /**
   * Like {@link #classify(Path, int)}, for a stream, which is read to its end and not closed. Limit
   * its length where you do not trust its sender.
   */
  public List<Prediction> classify(InputStream image, int top) throws IOException {
    // Before reading: nobody should have to send an image that will not be looked at.
    requireRanking(top);
    inference.sessions().requireOpen();
    return classify(ImageSource.read(image, "the stream"), top);
  }

  /** Like {@link #classify(Path, int)}, for samples in memory. */
  public List<Prediction> classify(BufferedImage image, int top) {
    requireRanking(top);
    return Ranking.of(
        inference.outputVector(
            (preprocessing, input) -> preprocessing.apply(RgbImage.of(image), input, 0),
            Graph.LOGITS),
        labels,
        top);
  }

  /** Like {@link #classify(Path, int)}, for samples in memory. */
  public List<Prediction> classify(RgbImage image, int top) {
    requireRanking(top);
    return Ranking.of(logits(image), labels, top);
  }

  /** Like {@link #classify(Path, int)}, for an image with a name of its own. */
  public List<Prediction> classify(ImageSource image, int top) throws IOException {
    requireRanking(top);
    return Ranking.of(logits(image), labels, top);
  }

  /**
   * Classifies several images, as many at a time as there are sessions, on as many threads. Calls
   * from other threads are served in between. A bad image becomes a result of its own and does not
   * affect the others.
   *
   * @param top how many classes to return for each, at least 1
   * @return one result per image, in the order of the images
   * @throws MissingOutputException if the network has no classifier, or one of a single class
   */
  public List<ImageResult> classifyAll(List<ImageSource> images, int top) {
    requireRanking(top);
    return Batch.map(images, inference.sessions().capacity(), image -> result(image, top));
  }

  /** Checks that the network can answer, before anything is computed. */
  private void requireRanking(int top) {
    Ranking.requireTop(top);
    inference.requireTap(Graph.LOGITS);
    Ranking.requireSeveral(inference.network(), labels.size());
  }

  private ImageResult result(ImageSource image, int top) {
    try {
      return new ImageResult.Classified(image.name(), classify(image, top));
    } catch (IOException e) {
      return new ImageResult.Unreadable(image.name(), e);
    } catch (NonFiniteOutputException e) {
      return new ImageResult.Unanswered(image.name(), e);
    }
  }

  /**
   * The network's output before softmax.
   *
   * @return one finite number per class
   * @throws MissingOutputException if the network has no classifier
   */
  public float[] logits(RgbImage image) {
    return inference.outputVector(writer(image), Graph.LOGITS);
  }

  /**
   * Like {@link #logits(RgbImage)}, for an image that is still to be decoded.
   *
   * @throws IOException if it cannot be read, or is not a usable image
   */
  public float[] logits(ImageSource image) throws IOException {
    return inference.outputVector(writer(image), Graph.LOGITS);
  }

  /**
   * The pooled features that the classifier sees: for comparing images, or for training a
   * classifier of your own.
   *
   * @return finite numbers, 1280 for most networks
   * @throws IOException if the image cannot be read, or is not a usable image
   * @throws MissingOutputException if the network ends before its pool
   */
  public float[] embedding(ImageSource image) throws IOException {
    return inference.outputVector(writer(image), Graph.EMBEDDING);
  }

  /** Like {@link #embedding(ImageSource)}, for a file. */
  public float[] embedding(Path image) throws IOException {
    return embedding(ImageSource.of(image));
  }

  /** Like {@link #embedding(ImageSource)}, for samples in memory. */
  public float[] embedding(RgbImage image) {
    return inference.outputVector(writer(image), Graph.EMBEDDING);
  }

  /**
   * Feature maps by name, such as {@code stem}, {@code blocks.2.0} or {@code stride.16}; see {@link
   * Taps}. Nothing after the last one is computed.
   *
   * @param taps at least one
   * @return by name, in the order given: C×H×W, but {@code embedding} and {@code logits} just C;
   *     all finite
   * @throws IllegalArgumentException for a name that the network does not have, with the nearest
   * @throws IOException if the image cannot be read, or is not a usable image
   */
  public Map<String, Tensor> featureMaps(ImageSource image, List<String> taps) throws IOException {
    return inference.featureMaps(writer(image), taps);
  }

  /**
   * Waits until the fastest kernels for this virtual machine are ready, which takes one to three
   * seconds; call it before a service takes requests. Without it the first answers come from plain
   * loops, which are several times slower, while vector kernels are compiled in the background;
   * {@link CompiledModel#kernels()} tells what runs and why.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if warming up failed, so that plain loops stay in use, or if the
   *     classifier is closed
   */
  public void warmUp() throws InterruptedException {
    inference.sessions().requireOpen();
    inference.model().warmUp();
  }

  private Inference.InputWriter<IOException> writer(ImageSource image) {
    return (preprocessing, input) -> image.prepare(decoder, preprocessing, input);
  }

  private static Inference.InputWriter<RuntimeException> writer(RgbImage image) {
    return (preprocessing, input) -> preprocessing.apply(image, input, 0);
  }

  /** The network. */
  public Architecture architecture() {
    return architecture;
  }

  /** How an image is prepared for the network. */
  public Preprocessing preprocessing() {
    return inference.preprocessing();
  }

  /** Names of the classes, by index; empty for a network without a classifier. */
  public List<String> labels() {
    return labels;
  }

  /** The checkpoint's own class names; empty if {@link #labels} are just numbers. */
  public Optional<List<String>> labelNames() {
    return labelNames;
  }

  /** The compiled network, for sessions of your own. */
  public CompiledModel model() {
    return inference.model();
  }

  /**
   * Ends the classifier's threads. Calls that have started finish; those that are waiting and all
   * later ones throw an {@link IllegalStateException}. Closing again does nothing.
   */
  @Override
  public void close() {
    inference.sessions().close();
    inference.model().close();
  }
}
