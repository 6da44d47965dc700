/**
 * Help for tests: golden files, formula weights and a reference interpreter in double precision.
 */
package mobilenet.testing;
