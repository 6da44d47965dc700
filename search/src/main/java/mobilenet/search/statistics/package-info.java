/**
 * Statistics of what is reported: rank correlation, reliability of repeated trainings, intervals
 * and paired tests. What a library has is taken from Apache Commons.
 */
package mobilenet.search.statistics;
