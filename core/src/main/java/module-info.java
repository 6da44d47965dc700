/**
 * MobileNet networks in pure Java: load a checkpoint, classify images. {@link mobilenet.Classifier}
 * is the front door.
 *
 * <p>Vector kernels run where the application has the incubating Vector API, by {@code requires
 * jdk.incubator.vector} of its own or by {@code --add-modules jdk.incubator.vector}; plain loops
 * run everywhere.
 */
@SuppressWarnings("module") // those of the house are not there when this one is compiled
module mobilenet.core {
  requires transitive java.desktop; // BufferedImage, and the readers of javax.imageio
  requires jdk.management; // bytes allocated by a thread

  exports mobilenet;
  exports mobilenet.architecture;
  exports mobilenet.document;
  exports mobilenet.file to
      mobilenet.convert,
      mobilenet.data,
      mobilenet.export,
      mobilenet.search,
      mobilenet.train;
  exports mobilenet.graph;
  exports mobilenet.graph.pass;
  exports mobilenet.image;
  exports mobilenet.json;
  exports mobilenet.profile;
  exports mobilenet.pruning;
  exports mobilenet.runtime;
  exports mobilenet.weights;
}
