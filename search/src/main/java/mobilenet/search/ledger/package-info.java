/**
 * What was tried: {@link mobilenet.search.ledger.Ledger}, a file that grows by a line at a time and
 * survives the death of those who write it, and {@link mobilenet.search.ledger.Journal}, the same
 * for one writer and any content.
 */
package mobilenet.search.ledger;
