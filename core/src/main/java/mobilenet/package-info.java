/**
 * The front door of MobileNet4J: load a checkpoint, classify images, compare their features.
 *
 * <p>A {@link mobilenet.Classifier} serves any number of threads with a bounded number of sessions.
 * It takes files, their content, streams and images in memory, each as a {@link
 * mobilenet.ImageSource}; for several at once it returns a {@link mobilenet.ImageResult} each. A
 * {@link mobilenet.ClassifierBuilder} makes classifiers from networks that do not come as a
 * checkpoint folder. Bad images are reported as {@link java.io.IOException}s, outputs that are NaN
 * or infinite as {@link mobilenet.NonFiniteOutputException}s.
 */
package mobilenet;
