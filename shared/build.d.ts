/** The hash of the sources that this bundle was made from. */
declare const __BUILD__: string;
/** The hash of the sources that fold the log. */
declare const __FOLD__: string;
