"use client";

import { inBrowsers } from "@cartage/messages/en/in-browsers";
import { NextIntlClientProvider } from "next-intl";
import type { SentencesProps } from "./sentences-props.ts";

export default function Sentences(props: SentencesProps) {
  return <NextIntlClientProvider locale="en" messages={inBrowsers} {...props} />;
}
