/**
 * Random changes of training images, as the papers and timm define them. Everything random comes
 * from a generator that the caller passes, so that the same seed gives the same images.
 */
package mobilenet.data.augment;
