/**
 * The front door of MobileNet4J: load a checkpoint, name what pictures show, compare their
 * features.
 *
 * <p>A {@link mobilenet.Classifier} serves any number of threads with a bounded number of sessions.
 * It takes files, their content, streams and pictures in memory, one as a {@link mobilenet.Picture}
 * or many, of each of which it gives a {@link mobilenet.PictureResult}. Networks that are no
 * checkpoint's folder come by way of a {@link mobilenet.ClassifierBuilder}. Bad pictures are {@link
 * java.io.IOException}s, answers that are no numbers {@link mobilenet.NonFiniteOutputException}s.
 */
package mobilenet;
