/**
 * How long a network takes on a device, measured step by step once and then predicted by {@link
 * mobilenet.search.latency.LatencyPredictor}.
 */
package mobilenet.search.latency;
