/**
 * A search as a whole: {@link mobilenet.search.run.SearchRun} puts engine, evaluator and ledger
 * together; {@link mobilenet.search.run.DryRun} says beforehand what it will take.
 */
package mobilenet.search.run;
