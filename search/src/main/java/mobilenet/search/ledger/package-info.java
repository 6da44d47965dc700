/**
 * What was tried: {@link mobilenet.search.ledger.Ledger}, a file that grows by a line at a time and
 * survives the death of those who write it.
 */
package mobilenet.search.ledger;
