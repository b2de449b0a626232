"use client";

import dynamic from "next/dynamic";

/** Drawn in the browser alone: its hours are those of the person's clock, and stand where inline styles put them. */
export const BoardOnly = dynamic(() => import("./board-page.tsx").then(({ BoardPage }) => BoardPage), { ssr: false });
