import type { ReactNode } from "react";

/** As the server reads them; the same where a page is taken over, which would else be drawn anew. */
export type SentencesProps = { timeZone: string; now: Date; children: ReactNode };
