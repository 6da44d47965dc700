/**
 * Lowers an architecture to a graph of primitive operations, whose parameters are named by timm's
 * state_dict keys. It is this graph that is run, counted, trained and exported.
 */
package mobilenet.graph;
