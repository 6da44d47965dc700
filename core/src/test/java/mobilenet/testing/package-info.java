/**
 * Help for tests, of other modules too: golden files, formula weights, a reference interpreter in
 * double precision, and rules that every library keeps.
 */
package mobilenet.testing;
