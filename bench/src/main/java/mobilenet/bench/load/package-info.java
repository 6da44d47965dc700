/** Many callers of one classifier, from its first moment on, in a process of their own. */
package mobilenet.bench.load;
