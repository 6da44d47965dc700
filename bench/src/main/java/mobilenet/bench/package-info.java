/** JMH benchmarks of whole networks. */
package mobilenet.bench;
