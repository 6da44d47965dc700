/**
 * Decodes image files and prepares them for a network: resize, crop, normalise.
 *
 * <p>The reference is Pillow and timm's evaluation transform, because the accuracies of published
 * checkpoints were measured with them. {@link mobilenet.image.ImageDecoder} gives the samples of
 * {@code Image.open(file).convert("RGB")}; {@link mobilenet.image.Preprocessing} gives those of
 * timm's transform, to the last bit.
 */
package mobilenet.image;
