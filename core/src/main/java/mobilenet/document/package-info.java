/**
 * Networks as files: {@link mobilenet.document.ArchitectureDocument} writes and reads any network,
 * in the catalogue or not.
 */
package mobilenet.document;
