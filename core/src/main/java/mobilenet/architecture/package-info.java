/**
 * What a network is: immutable records of blocks and the papers' tables, before any number is
 * computed.
 *
 * <p>An {@link mobilenet.architecture.Architecture} is a value. Variants are derived from it
 * ({@code withClasses}, {@code withWidth}, {@code withOutputStride} and so on) and {@link
 * mobilenet.architecture.Architecture#resolve()} computes channels, strides and dilations.
 */
package mobilenet.architecture;
