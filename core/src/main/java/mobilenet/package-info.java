/**
 * The front door of MobileNet4J: load a checkpoint, name what images show, compare their features.
 *
 * <p>A {@link mobilenet.Classifier} serves any number of threads with a bounded number of sessions.
 * It takes files, their content, streams and images in memory, one as a {@link
 * mobilenet.ImageSource} or many, of each of which it gives a {@link mobilenet.ImageResult}.
 * Networks that are no checkpoint's folder come by way of a {@link mobilenet.ClassifierBuilder}.
 * Bad images are {@link java.io.IOException}s, answers that are no numbers {@link
 * mobilenet.NonFiniteOutputException}s.
 */
package mobilenet;
