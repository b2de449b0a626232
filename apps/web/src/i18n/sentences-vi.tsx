"use client";

import { inBrowsers } from "@cartage/messages/vi/in-browsers";
import { NextIntlClientProvider } from "next-intl";
import type { SentencesProps } from "./sentences-props.ts";

// sentences are typed by their English text, for the arguments; this catalogue has the same keys
const messages = inBrowsers as object;

export default function Sentences(props: SentencesProps) {
  return <NextIntlClientProvider locale="vi" messages={messages} {...props} />;
}
