/** A file of history: at most so many bytes. */
export const mostImportBytes = 50_000_000;

/** How many files of an organisation may wait or be stored at a time. */
export const mostImportsWaiting = 5;

/** Why a file is none that can be read, as the form and the list say it in their language. */
export interface ImportRefusal {
  reason: string;
  /** Where in the file; null when it is meant as a whole. */
  place: { line: number; column?: number } | { element: number } | null;
  /** What stands there. */
  found: string | null;
}
