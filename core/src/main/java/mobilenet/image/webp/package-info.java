/**
 * WebP images, by RFC 9649 (container and lossless) and RFC 6386 (lossy: the key frames of VP8).
 *
 * <p>The samples are those of libwebp, and so of Pillow, in every bit: decoding is integer
 * arithmetic that the specifications fix, and the step that they leave open, from half-size colour
 * planes to RGB, repeats libwebp's.
 */
package mobilenet.image.webp;
