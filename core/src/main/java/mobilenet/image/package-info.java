/**
 * Images from files, and their way into a network: decode, resize, crop, normalise.
 *
 * <p>The reference is Pillow and timm's evaluation transform, because that is what the accuracies
 * of published checkpoints were measured with. {@link mobilenet.image.ImageDecoder} gives the
 * samples of {@code Image.open(file).convert("RGB")}; {@link mobilenet.image.Preprocessing} gives
 * those of timm's transform, to the last bit.
 */
package mobilenet.image;
