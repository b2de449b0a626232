/** What is being drawn by hand, or nothing. */
export type Drawing = "circle" | "ring" | "line" | null;
