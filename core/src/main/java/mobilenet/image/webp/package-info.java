/**
 * Decodes WebP images according to RFC 9649 (container and lossless) and RFC 6386 (lossy: the key
 * frames of VP8).
 *
 * <p>The samples equal those of libwebp, and thus of Pillow, in every bit: decoding is integer
 * arithmetic that the specifications fix, and the step that they leave open, from half-size colour
 * planes to RGB, follows libwebp.
 */
package mobilenet.image.webp;
