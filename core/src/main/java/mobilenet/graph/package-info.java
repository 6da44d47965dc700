/**
 * One lowering of an architecture to primitive operations, named by timm's state_dict keys. What is
 * run, counted, trained and exported is this graph.
 */
package mobilenet.graph;
