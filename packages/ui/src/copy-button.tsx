"use client";

import { CheckIcon, CopyIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { buttonClass } from "./button-class.ts";

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, labels }: { text: string; labels: { copy: string; copied: string } }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      aria-label={labels.copy}
      className={buttonClass("quiet", "icon", "size-7 pointer-coarse:size-9")}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {isCopied ? <CheckIcon className="text-moving" /> : <CopyIcon />}
      <span role="status" className="sr-only">
        {isCopied ? labels.copied : ""}
      </span>
    </button>
  );
}
