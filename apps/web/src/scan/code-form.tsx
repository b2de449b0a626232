"use client";

import { Button } from "@cartage/ui/button";
import { inputClass } from "@cartage/ui/input-class";
import { useHydrated } from "@cartage/ui/use-hydrated";
import clsx from "clsx";
import { CameraIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { CodeCamera, isCodeReaderThere } from "./code-camera.tsx";

type CodeFormProps = { label: string; isBusy: boolean; onCode: (code: string) => void };

/** Takes codes from a hand scanner, which ends with Enter, from fingers, or from the camera where the browser reads codes. */
export function CodeForm({ label, isBusy, onCode }: CodeFormProps) {
  const t = useTranslations("web.scan");
  const isHydrated = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const [isLooking, setLooking] = useState(false);
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const code = field.current?.value.trim() ?? "";
        if (field.current) field.current.value = "";
        // the next piece comes at once
        field.current?.focus();
        if (code !== "") onCode(code);
      }}
    >
      <label className="grid gap-1.5 font-medium">
        {label}
        <span className="flex gap-2">
          <input
            ref={field}
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={200}
            enterKeyHint="done"
            className={clsx(inputClass, "h-12 min-w-0 flex-1 font-mono text-reading")}
          />
          <Button type="submit" look="primary" isBusy={isBusy} className="h-12 px-5">
            {t("count")}
          </Button>
        </span>
      </label>
      {isHydrated && isCodeReaderThere() && (
        <Button onClick={() => setLooking(!isLooking)} className="h-12">
          <CameraIcon />
          {t(isLooking ? "closeCamera" : "camera")}
        </Button>
      )}
      {isLooking && <CodeCamera onCode={onCode} />}
    </form>
  );
}
