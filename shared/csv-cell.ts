/**
 * What a spreadsheet would run or swallow at the start of a cell (OWASP, CSV Injection): it gets a `'` before it, and so does
 * what looks as if it had one, so that taking it off gives back every text [X17].
 */
const RUNS = /^'*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

export const safeCell = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

/** The text of a cell that `safeCell` made, and of any other. */
export const plainCell = (cell: string): string => (cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell);
