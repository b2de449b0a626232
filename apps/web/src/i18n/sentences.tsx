"use client";

import type { Locale } from "@cartage/messages/catalogues";
import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { SentencesProps } from "./sentences-props.ts";

/** A file for each language, which a browser keeps: in the page they would come with each, as half of it. */
const sentencesIn: Record<Locale, ComponentType<SentencesProps>> = {
  en: dynamic(() => import("./sentences-en.tsx")),
  vi: dynamic(() => import("./sentences-vi.tsx")),
};

export function Sentences({ locale, ...props }: SentencesProps & { locale: Locale }) {
  const In = sentencesIn[locale];
  return <In {...props} />;
}
