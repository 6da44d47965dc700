/** Which network to try next: {@link mobilenet.search.engine.Engine}. */
package mobilenet.search.engine;
