/** MobileNet4J: load a checkpoint, classify pictures. */
package mobilenet;
