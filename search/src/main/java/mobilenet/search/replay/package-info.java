/**
 * Many searches of a table in seconds, to compare engines: {@link
 * mobilenet.search.replay.PairedReplays}.
 */
package mobilenet.search.replay;
