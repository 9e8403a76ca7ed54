/** The largest file that is read, in bytes. */
export const mostImportBytes = 10_000_000;
