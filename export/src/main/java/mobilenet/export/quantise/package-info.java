/**
 * Plans how a network is computed with 8-bit integers, from images that are typical of what it will
 * see: which feature map and which weight has which scale. Knows no file format; what writes one
 * takes a {@link mobilenet.export.quantise.QuantisationPlan}.
 */
package mobilenet.export.quantise;
