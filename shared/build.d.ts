/** The hash of the sources that this bundle was made from. */
declare const __BUILD__: string;
