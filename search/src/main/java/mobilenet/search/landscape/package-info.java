/**
 * Made-up accuracies with a known best network, on which an engine is tried in milliseconds: {@link
 * mobilenet.search.landscape.Landscapes}.
 */
package mobilenet.search.landscape;
