package mobilenet.runtime.kernel;

/** An operation with its weights packed once for a set of kernels; shared by all sessions. */
@FunctionalInterface
public interface Layer {
  /** The kernel for one image size. */
  Kernel at(Geometry geometry);
}
