"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readMetadata, type SamlMetadata } from "./read-metadata.ts";

/** A provider's metadata to paste, from which the other fields are filled in. */
export function MetadataField({ onRead }: { onRead: (read: SamlMetadata) => void }) {
  const t = useTranslations("web.sso");
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  const read = (pasted: string) => {
    setText(pasted);
    const found = pasted.trim() === "" ? null : readMetadata(pasted);
    setWrong(pasted.trim() !== "" && found === null);
    if (found) onRead(found);
  };
  return (
    <Field name="metadata" label={t("metadata")} hint={t(isWrong ? "metadataWrong" : "metadataHint")}>
      <FieldInput
        value={text}
        onValueChange={read}
        autoComplete="off"
        render={<textarea rows={3} spellCheck={false} />}
        className="h-auto py-2 font-mono text-caption"
      />
    </Field>
  );
}
